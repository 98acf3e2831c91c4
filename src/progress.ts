/** Progress for people: one line a stage with count and time, a bar only while a stage is slow on a terminal. */

export interface Stage {
  /** `total` null while it is not known; `note` is a few words on what is at hand. */
  update(done: number, total: number | null, note?: string): void;
  /** Closes the stage with what it found: "275 papers  1,341 names". */
  end(summary: string): void;
}

export interface Progress {
  stage(name: string): Stage;
}

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal: a bar may be drawn and drawn over. */
  readonly terminal: boolean;
  readonly colour: boolean;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  readonly columns?: number;
}

const SLOW_MS = 1000;
const REDRAW_MS = 100;
const BAR_CELLS = 24;
const NAME_CELLS = 10;

/** Says nothing: for `--json`. */
export const silentProgress: Progress = { stage: () => ({ update: () => {}, end: () => {} }) };

export function createProgress(options: ProgressOptions): Progress {
  const { write, terminal, now } = options;
  const paint = painter(options.colour);
  return {
    stage(name) {
      const started = now();
      let drawn: number | null = null;
      const clear = () => {
        if (drawn !== null) write('\r\x1b[K');
      };
      return {
        update(done, total, note = '') {
          const at = now();
          if (!terminal || at - started < SLOW_MS || (drawn !== null && at - drawn < REDRAW_MS)) return;
          clear();
          const line = `${head(name)}  ${bar(done, total, at - started)}${note ? `  ${note}` : ''}`;
          write(paint.dim(line.slice(0, (options.columns ?? 80) - 1)));
          drawn = at;
        },
        end(summary) {
          clear();
          write(`${paint.bold(head(name))}  ${summary}  ${paint.dim(duration(now() - started))}\n`);
        },
      };
    },
  };
}

function head(name: string): string {
  return name.padEnd(NAME_CELLS);
}

/** Percent and time left where the total is known, else the count alone. `elapsed` in milliseconds. */
export function bar(done: number, total: number | null, elapsed: number): string {
  if (total === null || total <= 0) return count(done);
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_CELLS);
  const left = share > 0 && share < 1 ? `  ${duration((elapsed * (1 - share)) / share)} left` : '';
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${Math.floor(share * 100)} %${left}`;
}

/** `0.3 s`, `12 s`, `3 min 05 s`; takes milliseconds. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** `12,345`. */
export function count(value: number): string {
  return value.toLocaleString('en-GB');
}

/** `1 paper`, `275 papers`. */
export function counted(value: number, [one, many]: readonly [string, string]): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export interface Painter {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
}

export function painter(colour: boolean): Painter {
  const style = (open: number, close: number) => (text: string) =>
    colour ? `\x1b[${open}m${text}\x1b[${close}m` : text;
  return { bold: style(1, 22), dim: style(2, 22), red: style(31, 39) };
}
