/**
 * The source of a function `(at: Date, now: Date, locale?: string) => string | null`: how long ago `at` was ("12 minutes ago", "40
 * seconds ago"), for instants of the last seven days; null for any other, which is written as a date. It is source because the
 * view script, which travels in every page, carries it (view-script.ts).
 */
export const relativeTimeSource = `(at,now,locale)=>{
const seconds=Math.round((now-at)/1e3);
if(seconds<-60||seconds>=604800)return null;
const [size,unit]=seconds<60?[1,"second"]:seconds<3600?[60,"minute"]:seconds<86400?[3600,"hour"]:[86400,"day"];
return new Intl.RelativeTimeFormat(locale,{numeric:"always"}).format(-Math.max(1,Math.floor(seconds/size)),unit)}`;
