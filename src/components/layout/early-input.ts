/** Sent to the window by `PageReady` within the commit that takes over the fields of the page. */
export const hydratedEvent = "lectern:hydrated";

/** Sent once all effects of that commit have run, and what people do is heard: now what was done before is done again. Prevented by whoever does so. */
export const readyEvent = "lectern:ready";

/**
 * An inline script: what is typed, chosen and pressed before the page's code runs (a slow line, a small device) takes effect once
 * it does, in the order in which it was done, and each thing once. Without it, the browser sends a form that code would send to
 * the page's own address with all that was typed, a press is lost, and a controlled field falls back to its old text. Afterwards
 * `<html>` has the attribute `data-ready`.
 *
 * Held events reach no one else: React would hydrate the page within them where it can, and then take a changed field's text for
 * the one it has always had; where it cannot, it stops them, so they are caught on the window before React's own listeners.
 * Between React's taking over and its effects, what a person does is held as well: a field's store is not listened to yet, so
 * React would put the old text back at each letter. Of what code does there, the effects among it, nothing is.
 * What a field holds is noted as React takes over, because a render may put the old text back before it is repeated. Writing
 * another value first makes React see a change (react-dom, inputValueTracking). A text area that React takes over gets the
 * server's text and loses its caret (react-dom, initTextarea): what React compares is hidden from it while someone is there.
 * A menu's button (Radix) opens at the pointer's press and not at the click.
 *
 * Left alone: links, forms with an address, forms whose action is a function (React replays those itself), and buttons that need
 * no code (popovers, the reader's view).
 */
export const earlyInputScript = `(()=>{
const held=new Map(),noted=new Map(),shielded=new Set();let isTaken=false,isLive=false;
const listen=(type,hear)=>addEventListener(type,event=>{if(!isLive&&(!isTaken||event.isTrusted)&&event.target.closest)hear(event,event.target)},true);
const note=target=>noted.set(target,{value:target.value,checked:target.checked,start:target.selectionStart,end:target.selectionEnd});
const hold=(event,target,again)=>{event.stopImmediatePropagation();held.delete(target);held.set(target,again);if(isTaken)note(target)};
const isTick=field=>field.type==="checkbox"||field.type==="radio";
const say=(field,type)=>field.dispatchEvent(new Event(type,{bubbles:true}));
const repeat=field=>{
const {value,checked,start,end}=noted.get(field);
if(field.type==="file")return say(field,"change");
if(isTick(field)){if(checked!==field.defaultChecked&&(checked||field.type==="checkbox")){field.checked=!checked;field.click()}return}
const write=Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field),"value").set;
if(field.localName==="select"){write.call(field,value);return say(field,"change")}
const isThere=field.value===value,from=isThere?field.selectionStart:start,to=isThere?field.selectionEnd:end;
field.value=value?"":"0";write.call(field,value);
if(from!==null)field.setSelectionRange(from,to);
say(field,"input")};
const opensMenu=button=>button.getAttribute("aria-haspopup")==="menu";
const press=button=>{
if(opensMenu(button))button.dispatchEvent(new PointerEvent("pointerdown",{bubbles:true,cancelable:true,pointerType:"mouse"}));
button.click()};
const buttonOf=target=>{const button=target.closest("button:not([popovertarget],[commandfor],[data-view-set],[data-theme-switch])");
return button&&(button.type==="button"||button.type==="submit"&&!button.form)?button:null};
for(const type of ["input","change"])listen(type,(event,field)=>{if("form" in field)hold(event,field,()=>repeat(field))});
listen("click",(event,target)=>{if(isTick(target))return event.stopImmediatePropagation();
const button=buttonOf(target);if(button)hold(event,button,()=>press(button))});
listen("pointerdown",(event,target)=>{const button=buttonOf(target);if(button&&opensMenu(button)&&event.button===0)hold(event,button,()=>press(button))});
listen("submit",(event,form)=>{const {submitter}=event;if(form.hasAttribute("action")||submitter?.hasAttribute("formaction"))return;
event.preventDefault();hold(event,form,()=>form.requestSubmit(submitter?.form===form?submitter:null))});
listen("focusin",(event,field)=>{if(isTaken||field.localName!=="textarea"||shielded.has(field))return;shielded.add(field);
const {defaultValue}=field;Object.defineProperties(field,{defaultValue:{configurable:true,get:()=>defaultValue,set(){}},textContent:{configurable:true,get:()=>null}})});
addEventListener("${hydratedEvent}",()=>{isTaken=true;
for(const field of shielded){delete field.defaultValue;delete field.textContent}
for(const target of held.keys())note(target);
addEventListener("input",({target,isTrusted})=>isTrusted||held.delete(target),true)});
addEventListener("${readyEvent}",async event=>{event.preventDefault();isLive=true;await null;
for(const [target,again] of [...held])if(held.delete(target)&&target.isConnected){again();await null}
document.documentElement.dataset.ready=""});
})()`;
