"use client";
import { useTranslations } from "next-intl";
import type { StepError } from "@/features/courses/builder";

/** One open thing in words. */
export function useStepErrorText(): (error: StepError) => string {
  const t = useTranslations("studio.builder.errors");
  return ({ code, place, lessonTitle }) => t(code, { place: place ?? "", title: lessonTitle ?? "" });
}
