import { relativeTimeSource } from "@/components/i18n/relative-time";
import { viewChoices, viewCookie, viewEvent, viewRevision } from "./view-preferences";

/**
 * An inline script. It applies the reader's view before the first paint (and when the cookie changes: a sign-in brings the account's), tells the
 * account of a choice where someone is signed in, answers the theme switch and any `data-view-set="size=large"`
 * (marking which of them is chosen), closes a popover whose link was followed, and writes times in the reader's zone
 * (pages carry UTC and say so), those of the last days as "12 minutes ago".
 */
export const viewScript = `(()=>{
const root=document.documentElement,choices=${JSON.stringify(viewChoices)};
const read=()=>{const found=new RegExp("(?:^|; )${viewCookie}=([^;]*)").exec(document.cookie);try{return new URLSearchParams(decodeURIComponent(found?found[1]:""))}catch{return new URLSearchParams()}};
const apply=view=>{for(const name in choices){const value=view.get(name);if(choices[name].includes(value))root.dataset[name]=value;else delete root.dataset[name]}};
let view=read();apply(view);
const mark=()=>document.querySelectorAll("[data-view-set]").forEach(button=>{const [name,value]=button.dataset.viewSet.split("=");button.setAttribute("aria-pressed",(root.dataset[name]??"")===value)});
const tell=()=>{if(view.has("${viewRevision}"))fetch("/api/trpc/profiles.setView",{method:"POST",keepalive:true,headers:{"content-type":"application/json"},body:JSON.stringify(Object.fromEntries(view))}).catch(()=>{})};
const set=(name,value,isKnown)=>{view=read();value?view.set(name,value):view.delete(name);apply(view);mark();
document.cookie="${viewCookie}="+encodeURIComponent(view)+"; path=/; max-age=31536000; samesite=lax"+(location.protocol==="https:"?"; secure":"");if(!isKnown)tell()};
addEventListener("${viewEvent}",event=>set(...event.detail));
globalThis.cookieStore?.addEventListener("change",()=>{view=read();apply(view);mark()});
addEventListener("click",event=>{const hit=selector=>event.target.closest?.(selector);
hit("[popover] a")?.closest("[popover]").hidePopover();
const choice=hit("[data-view-set]");if(choice)set(...choice.dataset.viewSet.split("="));
if(hit("[data-theme-switch]"))set("theme",(root.dataset.theme?root.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches)?"light":"dark")});
addEventListener("toggle",mark,true);
const day={day:"numeric",month:"short",year:"numeric"},clock={hour:"2-digit",minute:"2-digit",timeZoneName:"short"};
const shapes={date:day,time:clock,moment:{...day,...clock},second:{...day,...clock,second:"2-digit"}};
const since=${relativeTimeSource};
const localize=node=>{const {local}=node.dataset,isAgo=local==="ago";if(!isAgo&&(!shapes[local]||node.dataset.zoned))return;node.dataset.zoned="1";
const at=new Date(node.dateTime),zone=view.get("zone");
const inZone=shape=>{const write=zone=>new Intl.DateTimeFormat(root.dataset.formats,{...shapes[shape],...zone&&{timeZone:zone}}).format(at);try{return write(zone)}catch{return write()}};
try{if(isAgo)node.title=inZone("moment");node.textContent=isAgo?since(at,new Date,root.dataset.formats)??inZone("date"):inZone(local)}catch{}};
setInterval(()=>document.querySelectorAll("time[data-local=ago]").forEach(localize),30000);
const all=node=>{if(node.nodeType!==1)return;if(node.matches("time[data-local]"))localize(node);node.querySelectorAll("time[data-local]").forEach(localize)};
addEventListener("load",()=>{all(document.body);new MutationObserver(changes=>changes.forEach(change=>change.addedNodes.forEach(all))).observe(document.body,{childList:true,subtree:true})});
})()`;
