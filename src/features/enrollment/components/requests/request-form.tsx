"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type SubmitEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { Price } from "@/features/catalog/rules";
import {
  findGaps,
  LONGEST_INVOICE_TO,
  LONGEST_NOTE,
  LONGEST_REFERENCE,
  needsInvoiceTo,
  needsReference,
  type PaymentWay,
  paymentWays,
} from "@/features/enrollment/requests";
import { formatMoney } from "@/lib/money";
import { uuidV7 } from "@/lib/uuid-v7";

interface RequestFormProps {
  courseId: string;
  price: Price;
  /** Of the person who asks. */
  name: string;
  email: string;
}

/** Asks for an enrollment: who pays, what that takes, and a message. */
export function RequestForm({ courseId, price, name, email }: RequestFormProps) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { isBusy, problem, setProblem, run } = useCall({ place: "requests.errors" });
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  // Kept over every try of this form: of two that arrive, one counts.
  const [requestId] = useState(() => uuidV7());
  const [paysBy, setPaysBy] = useState<PaymentWay>("INVOICE");
  const [typed, setTyped] = useState({ invoiceTo: name, reference: "", note: "" });
  const [isTried, setTried] = useState(false);
  const request = {
    paysBy,
    invoiceTo: needsInvoiceTo(paysBy) ? typed.invoiceTo : "",
    reference: needsReference(paysBy) ? typed.reference : "",
    note: typed.note,
  };
  const gaps = isTried ? findGaps(request) : [];
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    const [first] = findGaps(request);
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    await run(async () => {
      await api.enrollment.requests.send.mutate({ courseId, requestId, ...request, seenMinor: price.amountMinor });
      showToast({ words: t("sent"), icon: "check" });
    });
    router.refresh();
  }

  const shownPrice = formatMoney(price.amountMinor, price.currency, locale);
  return (
    <form ref={form} className="mbs-6 grid gap-6" aria-label={t("form")} onSubmit={send} noValidate>
      <WayChoice paysBy={paysBy} email={email} onChoose={setPaysBy} />
      {needsReference(paysBy) && (
        <TextField
          label={t(paysBy === "ORDER" ? "orderNumber" : "voucherCode")}
          name="reference"
          maxLength={LONGEST_REFERENCE}
          value={typed.reference}
          error={gaps.includes("reference") && t(paysBy === "ORDER" ? "gaps.ORDER" : "gaps.VOUCHER")}
          onChange={(event) => change({ reference: event.target.value })}
        />
      )}
      {needsInvoiceTo(paysBy) && (
        <TextArea
          label={t("invoiceTo")}
          name="invoiceTo"
          rows={3}
          maxLength={LONGEST_INVOICE_TO}
          value={typed.invoiceTo}
          error={gaps.includes("invoiceTo") && t("gaps.invoiceTo")}
          onChange={(event) => change({ invoiceTo: event.target.value })}
        />
      )}
      <TextArea
        label={t("note")}
        name="note"
        rows={3}
        maxLength={LONGEST_NOTE}
        hint={t("noteHint")}
        value={typed.note}
        error={gaps.includes("note") && t("gaps.note")}
        onChange={(event) => change({ note: event.target.value })}
      />
      <ErrorLine words={problem} />
      <div className="row mbs-6">
        <Button type="submit" look="first" size="large" disabled={isBusy}>
          {t("send")}
        </Button>
        <span className="caption">
          <HeldPrice price={shownPrice} until={price.discountEndsAt} />
        </span>
      </div>
    </form>
  );
}

function HeldPrice({ price, until }: { price: string; until: Date | string | null }) {
  const t = useTranslations("requests");
  if (until === null) return t("held", { price });
  return t.rich("heldUntil", { price, time: () => <LocalTime at={until} shape="date" /> });
}

interface WayChoiceProps {
  paysBy: PaymentWay;
  email: string;
  onChoose: (way: PaymentWay) => void;
}

function WayChoice({ paysBy, email, onChoose }: WayChoiceProps) {
  const t = useTranslations("requests");
  return (
    <fieldset>
      <legend className="label">{t("who")}</legend>
      <div className="border-bs border-ink">
        {paymentWays.map((way) => (
          <label
            key={way}
            className="grid cursor-pointer grid-cols-[1.125rem_minmax(0,1fr)] gap-x-3 border-be border-line py-3"
          >
            <input type="radio" name="paysBy" checked={paysBy === way} onChange={() => onChoose(way)} />
            <span>
              <b className="font-strong">{t(`ways.${way}`)}</b>
              <span className="muted block">{t(`waysWhy.${way}`, { email })}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
