// Tinos (SIL OFL) has the widths of Times New Roman and all Vietnamese letters.
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;
const file = (style) => resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`);
export const fonts = {
  regular: file('400Regular'),
  bold: file('700Bold'),
  italic: file('400Regular_Italic'),
  boldItalic: file('700Bold_Italic'),
};
