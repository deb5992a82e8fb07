"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextField } from "@/components/form/text-field";
import { Things } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isEmailShaped } from "../../rules";
import { AddressRow, type AddressWish, type ShownAddress } from "./address-row";
import { useAddressRefusal } from "./use-address-refusal";

const done = { sendLink: "sent", makePrimary: "madePrimary", remove: "removed" } as const;

/** One's addresses, and a line to add another. What was done, or why not, is said below them. */
export function AddressBook({ addresses }: { addresses: readonly ShownAddress[] }) {
  const t = useTranslations("addresses");
  const tell = useAddressRefusal();
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);
  const wished = useCall({ tell, onRefused: setSaid });
  const added = useCall({ tell });
  const isBusy = wished.isBusy || added.isBusy;
  const [leaving, setLeaving] = useState<ShownAddress | null>(null);
  const status = useRef<HTMLParagraphElement>(null);

  async function fulfil(wish: AddressWish, { id, email }: ShownAddress) {
    setLeaving(null);
    await wished.run(async () => {
      await api.accounts.addresses[wish].mutate({ addressId: id });
      setSaid(t(done[wish], { email }));
      router.refresh();
      // The button that was pressed is gone with its row.
      if (wish !== "sendLink") status.current?.focus();
    });
  }

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get("email")).trim();
    if (!isEmailShaped(email)) return added.setProblem(t("errors.bad_input"));
    await added.run(async () => {
      await api.accounts.addresses.add.mutate({ email });
      setSaid(t("added", { email }));
      form.reset();
      router.refresh();
    });
  }

  function onWish(wish: AddressWish, address: ShownAddress) {
    if (wish === "remove" && address.isVerified) setLeaving(address);
    else void fulfil(wish, address);
  }

  return (
    <>
      {addresses.length === 0 && <p>{t("none")}</p>}
      <Things aria-label={t("list")}>
        {addresses.map((address) => (
          <AddressRow
            key={address.id}
            address={address}
            all={addresses}
            isBusy={isBusy}
            onWish={(wish) => onWish(wish, address)}
          />
        ))}
      </Things>
      <p ref={status} role="status" tabIndex={-1} className="caption mbs-4">
        {said}
      </p>
      <form className="stack mbs-4" onSubmit={add} noValidate>
        <TextField
          label={t("add")}
          hint={t("addHint")}
          error={added.problem ?? undefined}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <p>
          <Button type="submit" disabled={isBusy}>
            {t("addSend")}
          </Button>
        </p>
      </form>
      <ConfirmDialog
        open={leaving !== null}
        title={t("removeTitle", { email: leaving?.email ?? "" })}
        description={t("removeLead")}
        stay={t("keep")}
        go={t("remove")}
        onStay={() => setLeaving(null)}
        onGo={() => leaving && void fulfil("remove", leaving)}
        danger
        busy={isBusy}
      />
    </>
  );
}
