import "server-only";

/** News that have come and were not told yet, for one who watches. */
export class Heard<News> {
  private news: News[] = [];
  private isOver = false;
  private wake: (() => void) | null = null;

  /** `replaced`: what no longer counts now that this has come. */
  add(news: News, replaced?: (earlier: News) => boolean): void {
    if (replaced) this.drop(replaced);
    this.news.push(news);
    this.wake?.();
  }

  drop(isOld: (news: News) => boolean): void {
    this.news = this.news.filter((each) => !isOld(each));
  }

  end(): void {
    this.isOver = true;
    this.wake?.();
  }

  /** Resolves to what has come since, null at the end. */
  async take(): Promise<News[] | null> {
    if (this.news.length === 0 && !this.isOver) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = null;
    }
    if (this.isOver) return null;
    const { news } = this;
    this.news = [];
    return news;
  }
}
