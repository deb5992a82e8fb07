"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { TextField } from "@/components/form/text-field";
import { parsePerMillion, TokenPrice, writePerMillion } from "@/features/drafting/credits";
import { SettingForm } from "./setting-form";

interface Typed {
  input: string;
  output: string;
  currency: string;
}

const codeOf = (text: string): string => text.trim().toUpperCase();

/** The price as typed; null for none, undefined for what is no price. */
function priceIn({ input, output, currency }: Typed): TokenPrice | null | undefined {
  if ([input, output, currency].every((text) => text.trim() === "")) return null;
  const price = {
    inputPerMillion: parsePerMillion(input),
    outputPerMillion: parsePerMillion(output),
    currency: codeOf(currency),
  };
  return TokenPrice.safeParse(price).data;
}

/** What a million tokens cost, or that money is not counted. */
export function PriceForm({ price }: { price: TokenPrice | null }) {
  const t = useTranslations("prompts.price");
  const [typed, setTyped] = useState<Typed>({
    input: price === null ? "" : writePerMillion(price.inputPerMillion),
    output: price === null ? "" : writePerMillion(price.outputPerMillion),
    currency: price?.currency ?? "",
  });
  const [isTried, setTried] = useState(false);
  const value = priceIn(typed);
  // Until saving is asked for, a field that is still empty is no mistake.
  const isWrong = (field: keyof Typed, isFine: boolean) =>
    value === undefined && !isFine && (isTried || typed[field].trim() !== "");
  const field = (name: keyof Typed) => ({
    value: typed[name],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const isCode = TokenPrice.shape.currency.safeParse(codeOf(typed.currency)).success;
  return (
    <SettingForm
      label={t("title")}
      save={t("save")}
      value={value}
      stored={price}
      onSend={(seen, next) => api.drafting.ledger.savePrice.mutate({ seen, price: next })}
      onTried={() => setTried(true)}
      parse={(standing) => TokenPrice.nullable().catch(price).parse(standing)}
    >
      {(["input", "output"] as const).map((name) => (
        <TextField
          key={name}
          label={t(name)}
          inputMode="decimal"
          error={isWrong(name, parsePerMillion(typed[name]) !== null) && t("amount")}
          {...field(name)}
        />
      ))}
      <TextField
        label={t("currency")}
        maxLength={3}
        autoCapitalize="characters"
        error={isWrong("currency", isCode) && t("code")}
        {...field("currency")}
      />
    </SettingForm>
  );
}
