import * as z from "zod";

/** Postgres has no year 0, and what is stored of years after 9999 is not read back as a date. */
const isStorable = (time: string): boolean => {
  const year = new Date(time).getUTCFullYear();
  return year >= 1 && year <= 9_999;
};

/** A moment in a call's input, ISO 8601, with whatever offset: that a person set, or up to which a page has seen something. */
export const moment = (error?: string) => z.iso.datetime({ offset: true, error }).refine(isStorable, error);

/** The same as `Date.toISOString` writes it. */
export const exactMoment = () => z.iso.datetime({ precision: 3 }).refine(isStorable);

export const day = () => z.iso.date().refine(isStorable);
