import * as z from "zod";
import { durations, levels } from "@/features/catalog/schema";
import { TimeZone } from "@/lib/time-zone";

export const themes = ["system", "light", "dark"] as const;
export const textSizes = ["small", "regular", "large", "larger"] as const;
export const readingFaces = ["serif", "sans"] as const;
export const reminderFrequencies = ["NEVER", "DAILY", "WEEKLY"] as const;

const most = <T>(item: z.ZodType<T>, count: number) => z.array(item).max(count);

/** Filters of the catalog as its address has them, but refused rather than left out where they cannot be read. */
const ContentFilters = z.object({
  category: most(z.string().regex(/^[a-z0-9-]{1,120}$/), 20),
  level: most(z.enum(levels), levels.length),
  language: most(z.string().regex(/^[A-Za-z0-9-]{2,35}$/), 20),
  price: z.enum(["free", "paid"]).nullable(),
  duration: most(z.enum(durations), durations.length),
  certificate: z.boolean(),
  rating: z.number().min(1).max(5).nullable(),
});

export const Preferences = z.object({
  theme: z.enum(themes),
  reading: z.enum(readingFaces),
  size: z.enum(textSizes),
  isMotionReduced: z.boolean(),
  hasCaptions: z.boolean(),
  /** The catalog shows large covers. */
  showsCovers: z.boolean(),
  timeZone: TimeZone,
  /** True: `timeZone` is where the device was when it last said so, and pages follow the device. */
  followsDevice: z.boolean(),
  /** Tag of an interface language; null follows the browser. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/)
    .nullable(),
  reminderFrequency: z.enum(reminderFrequencies),
  /** On the person's clock, "18:30". */
  reminderTime: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** What /courses starts with. */
  contentFilters: ContentFilters,
});
export type Preferences = z.infer<typeof Preferences>;

/** What changed, and nothing else. */
export const SavePreferences = Preferences.extend({ contentFilters: ContentFilters.partial() })
  .partial()
  .refine((change) => Object.keys(change).length > 0);
export type SavePreferences = z.infer<typeof SavePreferences>;

/** A device's view as its cookie has it: what is missing is as the site sets it. The zone is the device's own affair. */
export const DeviceView = z
  .object({
    theme: z.enum(["light", "dark"]).optional(),
    size: z.enum(["small", "large", "larger"]).optional(),
    reading: z.enum(["sans"]).optional(),
    motion: z.enum(["reduce"]).optional(),
    captions: z.enum(["on"]).optional(),
    catalog: z.enum(["covers"]).optional(),
  })
  .transform(
    ({ theme, size, reading, motion, captions, catalog }): Partial<Preferences> => ({
      theme: theme ?? "system",
      size: size ?? "regular",
      reading: reading ?? "serif",
      isMotionReduced: motion === "reduce",
      hasCaptions: captions === "on",
      showsCovers: catalog === "covers",
    }),
  );
