import { spawn } from "node:child_process";

/** The program that opens a page in this system's browser, with its arguments. */
export function browserCommand(platform: NodeJS.Platform, url: string): { file: string; args: string[] } {
  if (platform === "darwin") return { file: "open", args: [url] };
  if (platform === "win32") return { file: "cmd", args: ["/c", "start", "", url] };
  return { file: "xdg-open", args: [url] };
}

/** Opens the page. That it could not be opened is only worth a note: its address stands on the terminal. */
export function openBrowser(url: string, note: (line: string) => void, command = browserCommand(process.platform, url)): void {
  const child = spawn(command.file, command.args, { stdio: "ignore", detached: true });
  child.once("error", (error) => note(`No browser could be opened (${error.message}); open ${url} yourself.`));
  child.unref();
}
