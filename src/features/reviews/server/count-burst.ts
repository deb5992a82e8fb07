import "server-only";
import { burstRule } from "@/features/reviews/rules";
import { Prisma } from "@/generated/prisma/client";

const { hours, newDays } = burstRule;
const around = Prisma.sql`make_interval(hours => ${hours})`;
const isNew = (review: Prisma.Sql, writer: Prisma.Sql) =>
  Prisma.sql`${review}.created_at - ${writer}.created_at < make_interval(days => ${newDays})`;
/** What a provider gives to one household or building. */
const network = (ip: Prisma.Sql) =>
  Prisma.sql`network(set_masklen(${ip}, CASE family(${ip}) WHEN 4 THEN 24 ELSE 48 END))`;

/**
 * Over `review r` with its writer `users u`: who wrote of the same course within a day of it, as `Burst` counts them. Networks
 * are those of sign-ins that were used in that time, as long as the site keeps them.
 */
export const countedBurst = Prisma.sql`(
  SELECT jsonb_build_object(
    'newAccounts', CASE WHEN ${isNew(Prisma.sql`r`, Prisma.sql`u`)} THEN count(*) FILTER (WHERE ${isNew(Prisma.sql`b`, Prisma.sql`w`)}) ELSE 0 END,
    'onOneNetwork', count(*) FILTER (WHERE b.id = r.id OR EXISTS (
       SELECT 1 FROM user_session x JOIN user_session y ON ${network(Prisma.sql`y.ip_address`)} = ${network(Prisma.sql`x.ip_address`)}
        WHERE x.user_id = r.user_id AND y.user_id = b.user_id AND x.impersonator_id IS NULL AND y.impersonator_id IS NULL
          AND x.last_activity_at > r.created_at - ${around} AND y.last_activity_at > b.created_at - ${around})))
    FROM review b JOIN users w ON w.id = b.user_id
   WHERE b.course_id = r.course_id AND b.content <> '' AND b.created_at BETWEEN r.created_at - ${around} AND r.created_at + ${around})`;
