import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { counterApp } from "./counter-app.ts";
import type { Exit, Process, ProcessContext, Program } from "./program.ts";

const killed = 137;
const secretFile = "/vault/secrets/config.txt";
const secret = "username=demo\npassword=demo\n";

/**
 * A stand-in for HashiCorp Vault: `vault server` answers HTTP, `vault agent` writes a made-up secret where an injected agent does and goes on running,
 * or ends when it was told `-exit-after-auth`, as an init container is.
 */
export const vault: Program = (context) => (context.argv[1] === "agent" ? agent(context) : counterApp(context));

function agent(context: ProcessContext): Process {
  context.write("stdout", "vault agent started\n");
  const exit = writeSecret(context);
  if (exit) return { exited: Promise.resolve(exit), signal: () => {} };
  let end: (exit: Exit) => void = () => {};
  const exited = new Promise<Exit>((resolve) => {
    end = resolve;
  });
  return { exited, signal: (signal) => end({ exitCode: signal === "KILL" ? killed : 0 }) };
}

/** How it ends, unless it goes on. */
function writeSecret(context: ProcessContext): Exit | undefined {
  try {
    const path = context.files.pathForWriting(secretFile, secret.length);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, secret);
  } catch (error) {
    context.write("stderr", `error rendering ${secretFile}: ${(error as Error).message}\n`);
    return { exitCode: 1 };
  }
  context.write("stdout", `rendered ${secretFile}\n`);
  return context.argv.includes("-exit-after-auth") ? { exitCode: 0 } : undefined;
}
