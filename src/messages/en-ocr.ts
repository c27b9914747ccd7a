export const ocrEn = {
  without: 'do not recognise text in pictures (scans are refused)',
  language: 'language of the pictures, as Tesseract names it (default vie; may be repeated)',
  seen: (pages: number, documents: number, engine: string, confidence: number) =>
    `${pages} page${pages === 1 ? '' : 's'} of ${documents} document${documents === 1 ? '' : 's'} recognised by OCR (${engine}, mean confidence ${Math.round(confidence * 100)} %)`,
};
