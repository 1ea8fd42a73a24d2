// Days as numbers since 1970, in the calendar of UTC, and the names on a scale.
const long = 86400000;

export const day = (iso: string): number => Date.parse(iso + "T00:00:00Z") / long;

const date = (d: number) => new Date(Math.floor(d) * long);

export const dayName = (d: number): string => date(d).toISOString().slice(0, 10);

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export interface Tick {
  day: number;
  name: string;
}

const steps: [months: number, days: number][] = [
  [0, 1], [0, 7], [0, 14], [1, 0], [3, 0], [6, 0], [12, 0], [24, 0], [60, 0], [120, 0], [300, 0], [1200, 0],
];

// ticks are the lines of a scale from one day to another, at most most.
export function ticks(from: number, to: number, most: number): Tick[] {
  for (const [m, d] of steps) {
    const out = every(from, to, m, d, most);
    if (out) return out;
  }
  return [];
}

function every(from: number, to: number, m: number, d: number, most: number): Tick[] | undefined {
  const out: Tick[] = [];
  const at = date(from);
  if (m >= 12) at.setUTCFullYear(Math.ceil(at.getUTCFullYear() / (m / 12)) * (m / 12), 0, 1);
  else if (m) at.setUTCMonth(Math.floor(at.getUTCMonth() / m) * m, 1);
  else if (d > 1) at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7));
  for (; at.getTime() < to * long; m ? at.setUTCMonth(at.getUTCMonth() + m) : at.setUTCDate(at.getUTCDate() + d)) {
    const n = at.getTime() / long;
    if (n < from) continue;
    const y = at.getUTCFullYear();
    const month = months[at.getUTCMonth()];
    out.push({ day: n, name: m >= 12 ? `${y}` : m ? `${month} ${y}` : `${at.getUTCDate()} ${month} ${y}` });
    if (out.length > most) return undefined;
  }
  return out;
}
