import "server-only";
import * as z from "zod";

export const text = z.string();
export const title = z.string().regex(/\S/, "must not be empty.");
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const whole = z
  .string()
  .regex(/^\d{1,9}$/, "must be a whole number.")
  .transform(Number);

export const percentage = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, "must be a percentage from 0 to 100.")
  .transform(Number)
  .refine((score) => score <= 100, "must be a percentage from 0 to 100.");
