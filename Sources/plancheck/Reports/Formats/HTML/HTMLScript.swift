/// What the page can do beside being read: find and sort goals, and open everything for paper. Nothing is hidden where
/// no script runs.
enum HTMLScript {
  static let text = """
    "use strict";(function(){
    document.querySelectorAll("form.sift").forEach(function(form){
    var list=document.getElementById(form.dataset.list),own=Array.from(list.children),rows=own.concat(Array.from(list.parentElement.parentElement.querySelectorAll(".bare"))),said=form.querySelector("output");
    form.hidden=false;
    function value(name){var e=form.elements[name];return e?e.value:"";}
    function sift(){
    var words=value("words").trim().normalize("NFC").toLocaleLowerCase("vi"),verdict=value("verdict"),owner=value("owner"),due=value("due"),count=[0,0,0,0];
    rows.forEach(function(row){
    var d=row.dataset,rule=d.verdict==="rule"?2:0,fits=(!verdict||d.verdict===verdict)&&(!owner||d.owner===owner)&&(!due||d.due.split(";").indexOf(due)>=0)&&
    (!words||(row.querySelector("summary")||row).textContent.normalize("NFC").toLocaleLowerCase("vi").indexOf(words)>=0);
    row.hidden=!fits;count[rule+1]++;if(fits)count[rule]++;});
    list.parentElement.parentElement.querySelectorAll(".list").forEach(function(part){
    part.hidden=part.previousElementSibling.hidden=!part.querySelector(".bare:not([hidden])");});
    var chosen=[value("words").trim()];
    form.querySelectorAll("select").forEach(function(s){
    if(s.name!=="order"&&s.value){var t=s.selectedOptions[0].textContent;chosen.push(s.name==="verdict"?t.replace(/ \\([^)]*\\)$/,""):t);}});
    chosen=chosen.filter(Boolean).join("; ");
    said.textContent=form.dataset.said.replace(/\\{(.)\\}/g,function(m,i){return count[i];})+(chosen?" ("+chosen+")":"");}
    function order(){
    var by=value("order"),sorted=own.slice();
    if(by==="due")sorted.sort(function(a,b){return(a.dataset.due||"9999").localeCompare(b.dataset.due||"9999")||a.dataset.rank-b.dataset.rank;});
    if(by==="plan")sorted.sort(function(a,b){return a.dataset.place-b.dataset.place;});
    sorted.forEach(function(row){list.appendChild(row);});}
    form.addEventListener("input",sift);form.elements.order.addEventListener("change",order);
    form.addEventListener("reset",function(){setTimeout(function(){sift();order();});});
    form.addEventListener("submit",function(e){e.preventDefault();});});
    var opened=[];
    window.addEventListener("beforeprint",function(){document.querySelectorAll("details:not([open])").forEach(function(d){d.open=true;opened.push(d);});});
    window.addEventListener("afterprint",function(){opened.forEach(function(d){d.open=false;});opened=[];});
    })();
    """
}
