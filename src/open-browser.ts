/** Opens an address in the user's browser where there is a display; a machine without one is no error. */
import { spawn } from 'node:child_process';
import type { Env } from './config.ts';

/** The program and arguments that open an address here, null where nothing could be seen. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: Env,
  address: string,
): readonly [string, string[]] | null {
  if (env.KINDRED_NO_OPEN || env.CI || env.SSH_CONNECTION) return null;
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', [address]] : null;
}

export function openBrowser(platform: NodeJS.Platform, env: Env, address: string): void {
  const command = browserCommand(platform, env, address);
  if (!command) return;
  const child = spawn(command[0], command[1], { stdio: 'ignore', detached: true });
  child.on('error', () => {
    // The address stands on the terminal: a missing opener takes nothing from the user.
  });
  child.unref();
}
