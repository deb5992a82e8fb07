import "server-only";
import * as z from "zod";

export const decimal = z.string().regex(/\d/, 'must be a number such as "3.14" or "6.02e23".');
export const tolerance = z.string().regex(/^[\d.eE+-]+\s*%?$/, 'must be a number, or a share such as "5%".');
