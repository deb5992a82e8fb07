"use client";
import { useTranslations } from "next-intl";
import { actsClass } from "@/components/lists/things";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import { type AddressFacts, reasonToKeep } from "../../rules";

export interface ShownAddress extends AddressFacts {
  id: string;
  email: string;
}

export type AddressWish = "sendLink" | "makePrimary" | "remove";

interface AddressRowProps {
  address: ShownAddress;
  all: readonly ShownAddress[];
  isBusy: boolean;
  onWish: (wish: AddressWish) => void;
}

/** One address, and what can be done with it. */
export function AddressRow({ address, all, isBusy, onWish }: AddressRowProps) {
  const t = useTranslations("addresses");
  const { email, isPrimary, isVerified } = address;
  const wishes: AddressWish[] = [];
  if (!isVerified) wishes.push("sendLink");
  if (isVerified && !isPrimary) wishes.push("makePrimary");
  if (reasonToKeep(address, all) === null) wishes.push("remove");
  return (
    <li>
      <Icon name="mail" />
      <div>
        <b>
          <bdi>{email}</bdi>
        </b>{" "}
        {isPrimary && <Tag>{t("primary")}</Tag>}
        <span className="caption">{t(isVerified ? "confirmed" : "waiting")}</span>
      </div>
      {wishes.length > 0 && (
        <span className={actsClass}>
          {wishes.map((wish) => (
            <Button
              key={wish}
              size="small"
              look={wish === "remove" ? "quiet" : "plain"}
              aria-label={t(wish === "sendLink" ? "sendLinkTo" : `${wish}Of`, { email })}
              disabled={isBusy}
              onClick={() => onWish(wish)}
            >
              {t(wish)}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}
