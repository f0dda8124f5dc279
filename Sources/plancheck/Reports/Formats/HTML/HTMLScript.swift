/// What the page can do beside being read: find and sort goals, and open everything for paper. Nothing is hidden where
/// no script runs.
enum HTMLScript {
  static let text = """
    "use strict";(function(){
    document.querySelectorAll("form.sift").forEach(function(form){
    var list=document.getElementById(form.dataset.list),own=Array.from(list.children),rows=own.concat(Array.from(list.parentElement.parentElement.querySelectorAll(".bare"))),said=form.querySelector("output");
    form.hidden=false;
    function sift(){
    var words=form.elements.words.value.trim().normalize("NFC").toLocaleLowerCase("vi"),verdict=form.elements.verdict.value;
    var owner=form.elements.owner?form.elements.owner.value:"",due=form.elements.due.value,count=[0,0,0,0];
    rows.forEach(function(row){
    var d=row.dataset,rule=d.verdict==="rule"?2:0,fits=(!verdict||d.verdict===verdict)&&(!owner||d.owner===owner)&&(!due||d.due.split(";").indexOf(due)>=0)&&
    (!words||(row.querySelector("summary")||row).textContent.normalize("NFC").toLocaleLowerCase("vi").indexOf(words)>=0);
    row.hidden=!fits;count[rule+1]++;if(fits)count[rule]++;});
    list.parentElement.parentElement.querySelectorAll(".list").forEach(function(part){
    part.hidden=part.previousElementSibling.hidden=!part.querySelector(".bare:not([hidden])");});
    var chosen=[form.elements.words.value.trim()];
    form.querySelectorAll("select").forEach(function(s){if(s.name!=="order"&&s.value)chosen.push(s.selectedOptions[0].textContent);});
    chosen=chosen.filter(Boolean).join("; ");
    said.textContent=form.dataset.said.replace(/#/g,function(){return count.shift();})+(chosen?" ("+chosen+")":"");}
    function order(){
    var by=form.elements.order.value,sorted=own.slice();
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
