import { z } from "zod";
import { isDnsLabel, isDnsSubdomain } from "../statefulset/names.ts";

/** A namespace's name: a DNS label of RFC 1123. */
export const namespaceName = z.string().refine(isDnsLabel, "must be a DNS label: lower-case letters, digits and '-', at most 63");

/** A StatefulSet's name, or another object's: the API only asks for a DNS subdomain on old objects, so both are let in. */
export const setName = z.string().refine(isDnsSubdomain, "must be a DNS name: lower-case letters, digits, '-' and '.', at most 253");

export const setAddress = z.object({ namespace: namespaceName, name: setName });
export type SetAddress = z.infer<typeof setAddress>;
