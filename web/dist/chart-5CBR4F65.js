import{e as t,f as n,g as o}from"./chunk-F5DFVJUS.js";function i(r){let e=r.querySelector("svg");e&&(n(e,t(e.parentElement)),o(e,()=>[...e.querySelectorAll("a")]))}export{i as mount};
