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

/** An id in a course file. */
export const key = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._~:@/+-]{0,199}$/,
    "may hold only letters, digits and . _ ~ : @ / + -, and must begin with a letter or digit.",
  );

/** A list whose key may be there with nothing after it. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === "" ? [] : value), z.array(item)).default([]);
}

export const points = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,2})?$/, "must be a number such as 1 or 0.5.")
  .transform(Number);
