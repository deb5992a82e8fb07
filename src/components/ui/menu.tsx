"use client";

import { DropdownMenu } from "radix-ui";
import { Button, type ButtonLook } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type MenuEntry = {
  id: string;
  name: string;
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
};

/** A button with a list of actions, on Radix: arrows, letters, Escape. For studio and back office; reading pages use a popover. */
export function Menu({ name, entries, ...look }: { name: string; entries: readonly MenuEntry[] } & ButtonLook) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button {...look}>{name}</Button>
      </DropdownMenu.Trigger>
      {/* In the page's main part: what is in no landmark is easily missed by who goes from one to the next. */}
      <DropdownMenu.Portal container={typeof document === "undefined" ? undefined : document.querySelector("main")}>
        <DropdownMenu.Content className="floats z-20 min-inline-48 p-1" align="end" sideOffset={4}>
          {entries.map(({ id, name: words, icon, danger, disabled, onSelect }) => (
            <DropdownMenu.Item
              key={id}
              className={`flex min-block-(--control) cursor-pointer select-none items-center gap-2 rounded-control px-3 data-disabled:cursor-not-allowed data-disabled:text-ink-muted data-highlighted:bg-sunken data-highlighted:outline-2 data-highlighted:outline-(--focus) data-highlighted:-outline-offset-2 ${danger ? "text-negative" : ""}`}
              disabled={disabled}
              onSelect={onSelect}
            >
              {icon && <Icon name={icon} />}
              {words}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
