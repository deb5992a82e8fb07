import * as z from "zod";
import { siteFigureNames } from "./rules";

export const AskRecount = z.object({ requestId: z.uuid() });
export type AskRecount = z.infer<typeof AskRecount>;

export const ListRowsBehind = z.object({ figure: z.enum(siteFigureNames), after: z.uuid().nullable().default(null) });
export type ListRowsBehind = z.infer<typeof ListRowsBehind>;
