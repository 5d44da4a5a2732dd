import { z } from "zod";
import { topicsMax } from "./stream.ts";
import { topicName } from "./topic.ts";

export const streamQuery = z.object({
  topic: z.array(topicName).min(1, "at least one topic").max(topicsMax, `at most ${topicsMax} topics`),
  lastEventId: z
    .array(z.string().max(100))
    .max(1)
    .optional()
    .transform((values) => values?.[0]),
});

export const contextRequest = z.strictObject({ context: z.string().min(1).max(500) });
