function n(t){}export{n as mount};
