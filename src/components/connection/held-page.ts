export interface HeldView {
  /** The page that was asked for without a connection, and waits for one. */
  href: string | null;
  /** Null while there is no connection; then how the page opens: as soon as everything is saved, or when the reader says so. */
  isBack: null | "opening" | "asking";
  /** How often the reader had the connection tried in vain. */
  tries: number;
}

export interface HeldPageDeps {
  /** Whether the site answers. */
  isReachable: () => Promise<boolean>;
  /** The reader is writing right now: a page must not change under their hands. */
  isWriting: () => boolean;
  /** Something on this page has not been saved yet. */
  isUnsaved: () => boolean;
  open: (href: string) => void;
}

const nothingHeld: HeldView = { href: null, isBack: null, tries: 0 };

/** The one page that waits for the connection, from the press on its link until it opens or the reader stays. */
export class HeldPage {
  private view = nothingHeld;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly deps: HeldPageDeps) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): HeldView => this.view;
  readonly readOnServer = (): HeldView => nothingHeld;

  hold(href: string): void {
    this.show({ ...nothingHeld, href });
  }

  stay(): void {
    this.show(nothingHeld);
  }

  /** Opens it whatever else is going on: the reader said so. */
  openNow(): void {
    const { href } = this.view;
    if (href === null) return;
    this.stay();
    this.deps.open(href);
  }

  /** Looks whether the connection is back. Call it again and again while a page is held. */
  async look(isAsked: boolean): Promise<void> {
    const { href, isBack } = this.view;
    if (href === null || isBack === "asking") return;
    const isReachable = await this.deps.isReachable();
    // Meanwhile the reader stayed, or chose another page.
    if (this.view.href !== href) return;
    if (!isReachable) return this.show({ href, isBack: null, tries: this.view.tries + (isAsked ? 1 : 0) });
    if (isAsked) return this.openNow();
    if (this.deps.isWriting()) return this.show({ ...this.view, isBack: "asking" });
    if (this.deps.isUnsaved()) return this.show({ ...this.view, isBack: "opening" });
    this.openNow();
  }

  private show(view: HeldView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
