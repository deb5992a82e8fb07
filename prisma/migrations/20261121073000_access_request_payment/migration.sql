-- CreateEnum
CREATE TYPE "payment_way" AS ENUM ('INVOICE', 'ORDER', 'VOUCHER', 'REDUCED');

-- AlterTable
ALTER TABLE "access_request" ADD COLUMN     "invoice_to" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pays_by" "payment_way" NOT NULL DEFAULT 'INVOICE',
ADD COLUMN     "reference" TEXT NOT NULL DEFAULT '';
