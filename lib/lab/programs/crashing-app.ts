import type { Exit, Program } from "./program.ts";

const livesMs = 500;
const killed = 137;
const terminated = 143;

/** An app that says why and ends with 1 soon after it was started, every time. */
export const crashingApp: Program = (context) => {
  let end: (exit: Exit) => void = () => {};
  const exited = new Promise<Exit>((resolve) => {
    end = resolve;
  });
  context.write("stdout", "starting\n");
  const cancel = context.clock.after(livesMs, () => {
    context.write("stderr", "error: the setting DATABASE_URL is missing\n");
    end({ exitCode: 1 });
  });
  return {
    exited,
    signal(signal) {
      cancel();
      end({ exitCode: signal === "KILL" ? killed : terminated });
    },
  };
};
