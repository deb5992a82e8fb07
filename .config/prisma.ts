import { defineConfig } from "prisma/config";

/**
 * For Prisma's own command line (`prisma generate`, `prisma studio`). The migrations of this project are applied by
 * `npm run db:migrate`, which needs no downloaded engine; `prisma migrate deploy` works on the same folder where the
 * engine can be had.
 */
export default defineConfig({
  schema: "../prisma/schema",
  migrations: { path: "../prisma/migrations" },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
