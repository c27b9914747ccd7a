const two = (text: string): string => text.padStart(2, '0');

/** The form that ISO has for 22/3/2024, 3/2024 and 2024 alike; what has another form stays as it is. */
const isoForm = (typed: string): string => {
  const [, first, second, year] = /^(?:(\d{1,2})[/.-])?(?:(\d{1,2})[/.-])?(\d{4})$/.exec(typed) ?? [];
  if (year === undefined) return typed;
  const [month, day] = second === undefined ? [first] : [second, first];
  return [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join('-');
};

/** The date that a person typed, as ISO writes it. Null for what is no day, month or year. */
export const dayOf = (typed: string): string | null => {
  const iso = isoForm(typed);
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(iso)) return null;
  const [year, month = '01', day = '01'] = iso.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(8, 10) === day ? iso : null;
};
