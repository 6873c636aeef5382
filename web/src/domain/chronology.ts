/** Ages by the calendar. Dates are ISO ("2026-03-09"), of no time zone. */

const DAY = 86_400_000;
const DAYS_A_MONTH = 365.25 / 12;

/** True for a day that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** As people count: whole months by the calendar, then the share of the month that has begun. Exactly 24 on the second birthday; negative before birth. */
export function ageOn(date: string, birth: string): number {
  if (date < birth) return -ageOn(birth, date);
  const [from, to] = [new Date(`${birth}T00:00:00Z`), new Date(`${date}T00:00:00Z`)];
  let months = 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth();
  if (monthsAfter(from, months) > to.getTime()) months -= 1;
  const begun = monthsAfter(from, months);
  return months + (to.getTime() - begun) / (monthsAfter(from, months + 1) - begun);
}

/** The 31st has its monthly day on the last of a shorter month. */
function monthsAfter(day: Date, months: number): number {
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, Math.min(day.getUTCDate(), last));
}

/** Between two dates, where no birth date makes them ages. */
export const monthsApart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY / DAYS_A_MONTH;

export const weeksInMonths = (weeks: number): number => (weeks * 7) / DAYS_A_MONTH;

/** Today where the user is. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
