import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";

export const notFound = (): AppError => new AppError("NOT_FOUND", "common.not_found");

/** What of a person's notifications (`notification n`) is there to be seen: neither put away nor past its end. */
export const isShown = (userId: string, at: Date): Prisma.Sql =>
  Prisma.sql`n.user_id = ${userId}::uuid AND n.dismissed_at IS NULL AND (n.expires_at IS NULL OR n.expires_at > ${at})`;
