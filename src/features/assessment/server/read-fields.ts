import "server-only";
import * as z from "zod";
import type { AnswerFields } from "@/features/questions/question-type";

const Fields = z.record(z.string(), z.string());

/** As `saveAnswer` stored them. */
export const readFields = (stored: unknown): AnswerFields => Fields.parse(stored);
