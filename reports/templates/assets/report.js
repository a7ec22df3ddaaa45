(()=>{function Ti(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function nr(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function co(e){let t,n,i;e.length!==2?(t=Ti,n=(a,c)=>Ti(e(a),c),i=(a,c)=>e(a)-c):(t=e===Ti||e===nr?e:EA,n=e,i=e);function r(a,c,l=0,u=a.length){if(l<u){if(t(c,c)!==0)return u;do{let h=l+u>>>1;n(a[h],c)<0?l=h+1:u=h}while(l<u)}return l}function s(a,c,l=0,u=a.length){if(l<u){if(t(c,c)!==0)return u;do{let h=l+u>>>1;n(a[h],c)<=0?l=h+1:u=h}while(l<u)}return l}function o(a,c,l=0,u=a.length){let h=r(a,c,l,u-1);return h>l&&i(a[h-1],c)>-i(a[h],c)?h-1:h}return{left:r,center:o,right:s}}function EA(){return 0}function Ry(e){return e===null?NaN:+e}function*AA(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&(yield i)}}var Py=co(Ti),El=Py.right,U5=Py.left,F5=co(Ry).center;var O5=Iy(Ly),B5=Iy(CA);function Iy(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");let{data:r,width:s,height:o}=t;if(!((s=Math.floor(s))>=0))throw new RangeError("invalid width");if(!((o=Math.floor(o!==void 0?o:r.length/s))>=0))throw new RangeError("invalid height");if(!s||!o||!n&&!i)return t;let a=n&&e(n),c=i&&e(i),l=r.slice();return a&&c?(oo(a,l,r,s,o),oo(a,r,l,s,o),oo(a,l,r,s,o),ao(c,r,l,s,o),ao(c,l,r,s,o),ao(c,r,l,s,o)):a?(oo(a,r,l,s,o),oo(a,l,r,s,o),oo(a,r,l,s,o)):c&&(ao(c,r,l,s,o),ao(c,l,r,s,o),ao(c,r,l,s,o)),t}}function oo(e,t,n,i,r){for(let s=0,o=i*r;s<o;)e(t,n,s,s+=i,1)}function ao(e,t,n,i,r){for(let s=0,o=i*r;s<i;++s)e(t,n,s,s+o,i)}function CA(e){let t=Ly(e);return(n,i,r,s,o)=>{r<<=2,s<<=2,o<<=2,t(n,i,r+0,s+0,o),t(n,i,r+1,s+1,o),t(n,i,r+2,s+2,o),t(n,i,r+3,s+3,o)}}function Ly(e){let t=Math.floor(e);if(t===e)return RA(e);let n=e-t,i=2*e+1;return(r,s,o,a,c)=>{if(!((a-=c)>=o))return;let l=t*s[o],u=c*t,h=u+c;for(let f=o,d=o+u;f<d;f+=c)l+=s[Math.min(a,f)];for(let f=o,d=a;f<=d;f+=c)l+=s[Math.min(a,f+u)],r[f]=(l+n*(s[Math.max(o,f-h)]+s[Math.min(a,f+h)]))/i,l-=s[Math.max(o,f-u)]}}function RA(e){let t=2*e+1;return(n,i,r,s,o)=>{if(!((s-=o)>=r))return;let a=e*i[r],c=o*e;for(let l=r,u=r+c;l<u;l+=o)a+=i[Math.min(s,l)];for(let l=r,u=s;l<=u;l+=o)a+=i[Math.min(s,l+c)],n[l]=a/t,a-=i[Math.max(r,l-c)]}}function PA(e){return e.length|0}function IA(e){return!(e>0)}function LA(e){return typeof e!="object"||"length"in e?e:Array.from(e)}function NA(e){return t=>e(...t)}function Ny(...e){let t=typeof e[e.length-1]=="function"&&NA(e.pop());e=e.map(LA);let n=e.map(PA),i=e.length-1,r=new Array(i+1).fill(0),s=[];if(i<0||n.some(IA))return s;for(;;){s.push(r.map((a,c)=>e[c][a]));let o=i;for(;++r[o]===n[o];){if(o===0)return t?s.map(t):s;r[o--]=0}}}function vd(e,t){let n=0,i,r=0,s=0;if(t===void 0)for(let o of e)o!=null&&(o=+o)>=o&&(i=o-r,r+=i/++n,s+=i*(o-r));else{let o=-1;for(let a of e)(a=t(a,++o,e))!=null&&(a=+a)>=a&&(i=a-r,r+=i/++n,s+=i*(a-r))}if(n>1)return s/(n-1)}function Dy(e,t){let n=vd(e,t);return n&&Math.sqrt(n)}function Yn(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let s of e)(s=t(s,++r,e))!=null&&(n===void 0?s>=s&&(n=i=s):(n>s&&(n=s),i<s&&(i=s)))}return[n,i]}var qn=class{constructor(){this._partials=new Float64Array(32),this._n=0}add(t){let n=this._partials,i=0;for(let r=0;r<this._n&&r<32;r++){let s=n[r],o=t+s,a=Math.abs(t)<Math.abs(s)?t-(o-s):s-(o-t);a&&(n[i++]=a),t=o}return n[i]=t,this._n=i+1,this}valueOf(){let t=this._partials,n=this._n,i,r,s,o=0;if(n>0){for(o=t[--n];n>0&&(i=o,r=t[--n],o=i+r,s=r-(o-i),!s););n>0&&(s<0&&t[n-1]<0||s>0&&t[n-1]>0)&&(r=s*2,i=o+r,r==i-o&&(o=i))}return o}};var er=class extends Map{constructor(t,n=Oy){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:n}}),t!=null)for(let[i,r]of t)this.set(i,r)}get(t){return super.get(yd(this,t))}has(t){return super.has(yd(this,t))}set(t,n){return super.set(Uy(this,t),n)}delete(t){return super.delete(Fy(this,t))}},Ei=class extends Set{constructor(t,n=Oy){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:n}}),t!=null)for(let i of t)this.add(i)}has(t){return super.has(yd(this,t))}add(t){return super.add(Uy(this,t))}delete(t){return super.delete(Fy(this,t))}};function yd({_intern:e,_key:t},n){let i=t(n);return e.has(i)?e.get(i):n}function Uy({_intern:e,_key:t},n){let i=t(n);return e.has(i)?e.get(i):(e.set(i,n),n)}function Fy({_intern:e,_key:t},n){let i=t(n);return e.has(i)&&(n=e.get(i),e.delete(i)),n}function Oy(e){return e!==null&&typeof e=="object"?e.valueOf():e}function xd(e){return e}function bd(e,...t){return Md(e,xd,xd,t)}function La(e,t,...n){return Md(e,xd,t,n)}function By(e,t,...n){return Md(e,Array.from,t,n)}function Md(e,t,n,i){return(function r(s,o){if(o>=i.length)return n(s);let a=new er,c=i[o++],l=-1;for(let u of s){let h=c(u,++l,s),f=a.get(h);f?f.push(u):a.set(h,[u])}for(let[u,h]of a)a.set(u,r(h,o));return t(a)})(e,0)}function DA(e,t){return Array.from(t,n=>e[n])}function Sd(e,...t){if(typeof e[Symbol.iterator]!="function")throw new TypeError("values is not iterable");e=Array.from(e);let[n]=t;if(n&&n.length!==2||t.length>1){let i=Uint32Array.from(e,(r,s)=>s);return t.length>1?(t=t.map(r=>e.map(r)),i.sort((r,s)=>{for(let o of t){let a=Sl(o[r],o[s]);if(a)return a}})):(n=e.map(n),i.sort((r,s)=>Sl(n[r],n[s]))),DA(e,i)}return e.sort(ky(n))}function ky(e=Ti){if(e===Ti)return Sl;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,n)===0)-(e(t,t)===0)}}function Sl(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var UA=Array.prototype,k5=UA.slice;var FA=Math.sqrt(50),OA=Math.sqrt(10),BA=Math.sqrt(2);function wl(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),s=i/Math.pow(10,r),o=s>=FA?10:s>=OA?5:s>=BA?2:1,a,c,l;return r<0?(l=Math.pow(10,-r)/o,a=Math.round(e*l),c=Math.round(t*l),a/l<e&&++a,c/l>t&&--c,l=-l):(l=Math.pow(10,r)*o,a=Math.round(e/l),c=Math.round(t/l),a*l<e&&++a,c*l>t&&--c),c<a&&.5<=n&&n<2?wl(e,t,n*2):[a,c,l]}function lo(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,s,o]=i?wl(t,e,n):wl(e,t,n);if(!(s>=r))return[];let a=s-r+1,c=new Array(a);if(i)if(o<0)for(let l=0;l<a;++l)c[l]=(s-l)/-o;else for(let l=0;l<a;++l)c[l]=(s-l)*o;else if(o<0)for(let l=0;l<a;++l)c[l]=(r+l)/-o;else for(let l=0;l<a;++l)c[l]=(r+l)*o;return c}function Tl(e,t,n){return t=+t,e=+e,n=+n,wl(e,t,n)[2]}function Na(e,t,n){t=+t,e=+e,n=+n;let i=t<e,r=i?Tl(t,e,n):Tl(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}function Cn(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&r>=r)&&(n=r)}return n}function zy(e,t){let n,i=-1,r=-1;if(t===void 0)for(let s of e)++r,s!=null&&(n<s||n===void 0&&s>=s)&&(n=s,i=r);else for(let s of e)(s=t(s,++r,e))!=null&&(n<s||n===void 0&&s>=s)&&(n=s,i=r);return i}function gs(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n>r||n===void 0&&r>=r)&&(n=r)}return n}function Gy(e,t){let n,i=-1,r=-1;if(t===void 0)for(let s of e)++r,s!=null&&(n>s||n===void 0&&s>=s)&&(n=s,i=r);else for(let s of e)(s=t(s,++r,e))!=null&&(n>s||n===void 0&&s>=s)&&(n=s,i=r);return i}function Vy(e,t,n=0,i=1/0,r){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(r=r===void 0?Sl:ky(r);i>n;){if(i-n>600){let c=i-n+1,l=t-n+1,u=Math.log(c),h=.5*Math.exp(2*u/3),f=.5*Math.sqrt(u*h*(c-h)/c)*(l-c/2<0?-1:1),d=Math.max(n,Math.floor(t-l*h/c+f)),p=Math.min(i,Math.floor(t+(c-l)*h/c+f));Vy(e,t,d,p,r)}let s=e[t],o=n,a=i;for(Ia(e,n,t),r(e[i],s)>0&&Ia(e,n,i);o<a;){for(Ia(e,o,a),++o,--a;r(e[o],s)<0;)++o;for(;r(e[a],s)>0;)--a}r(e[n],s)===0?Ia(e,n,a):(++a,Ia(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function Ia(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function _s(e,t,n){if(e=Float64Array.from(AA(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return gs(e);if(t>=1)return Cn(e);var i,r=(i-1)*t,s=Math.floor(r),o=Cn(Vy(e,s).subarray(0,s+1)),a=gs(e.subarray(s+1));return o+(a-o)*(r-s)}}function Hy(e,t,n=Ry){if(!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return+n(e[0],0,e);if(t>=1)return+n(e[i-1],i-1,e);var i,r=(i-1)*t,s=Math.floor(r),o=+n(e[s],s,e),a=+n(e[s+1],s+1,e);return o+(a-o)*(r-s)}}function Wy(e,t){let n=0,i=0;if(t===void 0)for(let r of e)r!=null&&(r=+r)>=r&&(++n,i+=r);else{let r=-1;for(let s of e)(s=t(s,++r,e))!=null&&(s=+s)>=s&&(++n,i+=s)}if(n)return i/n}function Da(e,t){return _s(e,.5,t)}function*kA(e){for(let t of e)yield*t}function wd(e){return Array.from(kA(e))}function $y(e,t){let n=new er;if(t===void 0)for(let s of e)s!=null&&s>=s&&n.set(s,(n.get(s)||0)+1);else{let s=-1;for(let o of e)(o=t(o,++s,e))!=null&&o>=o&&n.set(o,(n.get(o)||0)+1)}let i,r=0;for(let[s,o]of n)o>r&&(r=o,i=s);return i}function Xy(e,t=zA){let n=[],i,r=!1;for(let s of e)r&&n.push(t(i,s)),i=s,r=!0;return n}function zA(e,t){return[e,t]}function uo(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,s=new Array(r);++i<r;)s[i]=e+i*n;return s}var z5=GA(Math.random);function GA(e){return function(n,i=0,r=n.length){let s=r-(i=+i);for(;s;){let o=e()*s--|0,a=n[s+i];n[s+i]=n[o+i],n[o+i]=a}return n}}function Ua(e,t){let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let r of e)(r=+t(r,++i,e))&&(n+=r)}return n}function fo(e){if(typeof e[Symbol.iterator]!="function")throw new TypeError("values is not iterable");return Array.from(e).reverse()}function VA(e){return e}var Td=1,Ed=2,Ad=3,Al=4,qy=1e-6;function HA(e){return"translate("+e+",0)"}function WA(e){return"translate(0,"+e+")"}function $A(e){return t=>+e(t)}function XA(e,t){return t=Math.max(0,e.bandwidth()-t*2)/2,e.round()&&(t=Math.round(t)),n=>+e(n)+t}function qA(){return!this.__axis}function YA(e,t){var n=[],i=null,r=null,s=6,o=6,a=3,c=typeof window<"u"&&window.devicePixelRatio>1?0:.5,l=e===Td||e===Al?-1:1,u=e===Al||e===Ed?"x":"y",h=e===Td||e===Ad?HA:WA;function f(d){var p=i??(t.ticks?t.ticks.apply(t,n):t.domain()),_=r??(t.tickFormat?t.tickFormat.apply(t,n):VA),g=Math.max(s,0)+a,m=t.range(),v=+m[0]+c,w=+m[m.length-1]+c,x=(t.bandwidth?XA:$A)(t.copy(),c),S=d.selection?d.selection():d,b=S.selectAll(".domain").data([null]),y=S.selectAll(".tick").data(p,t).order(),M=y.exit(),C=y.enter().append("g").attr("class","tick"),R=y.select("line"),A=y.select("text");b=b.merge(b.enter().insert("path",".tick").attr("class","domain").attr("stroke","currentColor")),y=y.merge(C),R=R.merge(C.append("line").attr("stroke","currentColor").attr(u+"2",l*s)),A=A.merge(C.append("text").attr("fill","currentColor").attr(u,l*g).attr("dy",e===Td?"0em":e===Ad?"0.71em":"0.32em")),d!==S&&(b=b.transition(d),y=y.transition(d),R=R.transition(d),A=A.transition(d),M=M.transition(d).attr("opacity",qy).attr("transform",function(N){return isFinite(N=x(N))?h(N+c):this.getAttribute("transform")}),C.attr("opacity",qy).attr("transform",function(N){var O=this.parentNode.__axis;return h((O&&isFinite(O=O(N))?O:x(N))+c)})),M.remove(),b.attr("d",e===Al||e===Ed?o?"M"+l*o+","+v+"H"+c+"V"+w+"H"+l*o:"M"+c+","+v+"V"+w:o?"M"+v+","+l*o+"V"+c+"H"+w+"V"+l*o:"M"+v+","+c+"H"+w),y.attr("opacity",1).attr("transform",function(N){return h(x(N)+c)}),R.attr(u+"2",l*s),A.attr(u,l*g).text(_),S.filter(qA).attr("fill","none").attr("font-size",10).attr("font-family","sans-serif").attr("text-anchor",e===Ed?"start":e===Al?"end":"middle"),S.each(function(){this.__axis=x})}return f.scale=function(d){return arguments.length?(t=d,f):t},f.ticks=function(){return n=Array.from(arguments),f},f.tickArguments=function(d){return arguments.length?(n=d==null?[]:Array.from(d),f):n.slice()},f.tickValues=function(d){return arguments.length?(i=d==null?null:Array.from(d),f):i&&i.slice()},f.tickFormat=function(d){return arguments.length?(r=d,f):r},f.tickSize=function(d){return arguments.length?(s=o=+d,f):s},f.tickSizeInner=function(d){return arguments.length?(s=+d,f):s},f.tickSizeOuter=function(d){return arguments.length?(o=+d,f):o},f.tickPadding=function(d){return arguments.length?(a=+d,f):a},f.offset=function(d){return arguments.length?(c=+d,f):c},f}function Yy(e){return YA(Ad,e)}var Cd="http://www.w3.org/1999/xhtml",Or={svg:"http://www.w3.org/2000/svg",xhtml:Cd,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Zy(e){var t=e+="",n=t.indexOf(":");return n>=0&&(t=e.slice(0,n))!=="xmlns"&&(e=e.slice(n+1)),Or.hasOwnProperty(t)?{space:Or[t],local:e}:e}function ZA(e){return function(){var t=this.ownerDocument,n=this.namespaceURI;return n===Cd&&t.documentElement.namespaceURI===Cd?t.createElement(e):t.createElementNS(n,e)}}function JA(e){return function(){return this.ownerDocument.createElementNS(e.space,e.local)}}function ho(e){var t=Zy(e);return(t.local?JA:ZA)(t)}function KA(){}function Jy(e){return e==null?KA:function(){return this.querySelector(e)}}function jA(e){typeof e!="function"&&(e=Jy(e));for(var t=this._groups,n=t.length,i=new Array(n),r=0;r<n;++r)for(var s=t[r],o=s.length,a=i[r]=new Array(o),c,l,u=0;u<o;++u)(c=s[u])&&(l=e.call(c,c.__data__,u,s))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new Rn(i,this._parents)}function QA(e){return e==null?[]:Array.isArray(e)?e:Array.from(e)}function t2(){return[]}function e2(e){return e==null?t2:function(){return this.querySelectorAll(e)}}function n2(e){return function(){return QA(e.apply(this,arguments))}}function i2(e){typeof e=="function"?e=n2(e):e=e2(e);for(var t=this._groups,n=t.length,i=[],r=[],s=0;s<n;++s)for(var o=t[s],a=o.length,c,l=0;l<a;++l)(c=o[l])&&(i.push(e.call(c,c.__data__,l,o)),r.push(c));return new Rn(i,r)}function r2(e){return function(){return this.matches(e)}}function Ky(e){return function(t){return t.matches(e)}}var s2=Array.prototype.find;function o2(e){return function(){return s2.call(this.children,e)}}function a2(){return this.firstElementChild}function c2(e){return this.select(e==null?a2:o2(typeof e=="function"?e:Ky(e)))}var l2=Array.prototype.filter;function u2(){return Array.from(this.children)}function f2(e){return function(){return l2.call(this.children,e)}}function h2(e){return this.selectAll(e==null?u2:f2(typeof e=="function"?e:Ky(e)))}function d2(e){typeof e!="function"&&(e=r2(e));for(var t=this._groups,n=t.length,i=new Array(n),r=0;r<n;++r)for(var s=t[r],o=s.length,a=i[r]=[],c,l=0;l<o;++l)(c=s[l])&&e.call(c,c.__data__,l,s)&&a.push(c);return new Rn(i,this._parents)}function jy(e){return new Array(e.length)}function p2(){return new Rn(this._enter||this._groups.map(jy),this._parents)}function Cl(e,t){this.ownerDocument=e.ownerDocument,this.namespaceURI=e.namespaceURI,this._next=null,this._parent=e,this.__data__=t}Cl.prototype={constructor:Cl,appendChild:function(e){return this._parent.insertBefore(e,this._next)},insertBefore:function(e,t){return this._parent.insertBefore(e,t)},querySelector:function(e){return this._parent.querySelector(e)},querySelectorAll:function(e){return this._parent.querySelectorAll(e)}};function m2(e){return function(){return e}}function g2(e,t,n,i,r,s){for(var o=0,a,c=t.length,l=s.length;o<l;++o)(a=t[o])?(a.__data__=s[o],i[o]=a):n[o]=new Cl(e,s[o]);for(;o<c;++o)(a=t[o])&&(r[o]=a)}function _2(e,t,n,i,r,s,o){var a,c,l=new Map,u=t.length,h=s.length,f=new Array(u),d;for(a=0;a<u;++a)(c=t[a])&&(f[a]=d=o.call(c,c.__data__,a,t)+"",l.has(d)?r[a]=c:l.set(d,c));for(a=0;a<h;++a)d=o.call(e,s[a],a,s)+"",(c=l.get(d))?(i[a]=c,c.__data__=s[a],l.delete(d)):n[a]=new Cl(e,s[a]);for(a=0;a<u;++a)(c=t[a])&&l.get(f[a])===c&&(r[a]=c)}function y2(e){return e.__data__}function x2(e,t){if(!arguments.length)return Array.from(this,y2);var n=t?_2:g2,i=this._parents,r=this._groups;typeof e!="function"&&(e=m2(e));for(var s=r.length,o=new Array(s),a=new Array(s),c=new Array(s),l=0;l<s;++l){var u=i[l],h=r[l],f=h.length,d=v2(e.call(u,u&&u.__data__,l,i)),p=d.length,_=a[l]=new Array(p),g=o[l]=new Array(p),m=c[l]=new Array(f);n(u,h,_,g,m,d,t);for(var v=0,w=0,x,S;v<p;++v)if(x=_[v]){for(v>=w&&(w=v+1);!(S=g[w])&&++w<p;);x._next=S||null}}return o=new Rn(o,i),o._enter=a,o._exit=c,o}function v2(e){return typeof e=="object"&&"length"in e?e:Array.from(e)}function b2(){return new Rn(this._exit||this._groups.map(jy),this._parents)}function M2(e,t,n){var i=this.enter(),r=this,s=this.exit();return typeof e=="function"?(i=e(i),i&&(i=i.selection())):i=i.append(e+""),t!=null&&(r=t(r),r&&(r=r.selection())),n==null?s.remove():n(s),i&&r?i.merge(r).order():r}function S2(e){for(var t=e.selection?e.selection():e,n=this._groups,i=t._groups,r=n.length,s=i.length,o=Math.min(r,s),a=new Array(r),c=0;c<o;++c)for(var l=n[c],u=i[c],h=l.length,f=a[c]=new Array(h),d,p=0;p<h;++p)(d=l[p]||u[p])&&(f[p]=d);for(;c<r;++c)a[c]=n[c];return new Rn(a,this._parents)}function w2(){for(var e=this._groups,t=-1,n=e.length;++t<n;)for(var i=e[t],r=i.length-1,s=i[r],o;--r>=0;)(o=i[r])&&(s&&o.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(o,s),s=o);return this}function T2(e){e||(e=E2);function t(h,f){return h&&f?e(h.__data__,f.__data__):!h-!f}for(var n=this._groups,i=n.length,r=new Array(i),s=0;s<i;++s){for(var o=n[s],a=o.length,c=r[s]=new Array(a),l,u=0;u<a;++u)(l=o[u])&&(c[u]=l);c.sort(t)}return new Rn(r,this._parents).order()}function E2(e,t){return e<t?-1:e>t?1:e>=t?0:NaN}function A2(){var e=arguments[0];return arguments[0]=this,e.apply(null,arguments),this}function C2(){return Array.from(this)}function R2(){for(var e=this._groups,t=0,n=e.length;t<n;++t)for(var i=e[t],r=0,s=i.length;r<s;++r){var o=i[r];if(o)return o}return null}function P2(){let e=0;for(let t of this)++e;return e}function I2(){return!this.node()}function L2(e){for(var t=this._groups,n=0,i=t.length;n<i;++n)for(var r=t[n],s=0,o=r.length,a;s<o;++s)(a=r[s])&&e.call(a,a.__data__,s,r);return this}function N2(e){return function(){this.removeAttribute(e)}}function D2(e){return function(){this.removeAttributeNS(e.space,e.local)}}function U2(e,t){return function(){this.setAttribute(e,t)}}function F2(e,t){return function(){this.setAttributeNS(e.space,e.local,t)}}function O2(e,t){return function(){var n=t.apply(this,arguments);n==null?this.removeAttribute(e):this.setAttribute(e,n)}}function B2(e,t){return function(){var n=t.apply(this,arguments);n==null?this.removeAttributeNS(e.space,e.local):this.setAttributeNS(e.space,e.local,n)}}function k2(e,t){var n=Zy(e);if(arguments.length<2){var i=this.node();return n.local?i.getAttributeNS(n.space,n.local):i.getAttribute(n)}return this.each((t==null?n.local?D2:N2:typeof t=="function"?n.local?B2:O2:n.local?F2:U2)(n,t))}function Qy(e){return e.ownerDocument&&e.ownerDocument.defaultView||e.document&&e||e.defaultView}function z2(e){return function(){this.style.removeProperty(e)}}function G2(e,t,n){return function(){this.style.setProperty(e,t,n)}}function V2(e,t,n){return function(){var i=t.apply(this,arguments);i==null?this.style.removeProperty(e):this.style.setProperty(e,i,n)}}function H2(e,t,n){return arguments.length>1?this.each((t==null?z2:typeof t=="function"?V2:G2)(e,t,n??"")):W2(this.node(),e)}function W2(e,t){return e.style.getPropertyValue(t)||Qy(e).getComputedStyle(e,null).getPropertyValue(t)}function $2(e){return function(){delete this[e]}}function X2(e,t){return function(){this[e]=t}}function q2(e,t){return function(){var n=t.apply(this,arguments);n==null?delete this[e]:this[e]=n}}function Y2(e,t){return arguments.length>1?this.each((t==null?$2:typeof t=="function"?q2:X2)(e,t)):this.node()[e]}function tx(e){return e.trim().split(/^|\s+/)}function Pd(e){return e.classList||new ex(e)}function ex(e){this._node=e,this._names=tx(e.getAttribute("class")||"")}ex.prototype={add:function(e){var t=this._names.indexOf(e);t<0&&(this._names.push(e),this._node.setAttribute("class",this._names.join(" ")))},remove:function(e){var t=this._names.indexOf(e);t>=0&&(this._names.splice(t,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(e){return this._names.indexOf(e)>=0}};function nx(e,t){for(var n=Pd(e),i=-1,r=t.length;++i<r;)n.add(t[i])}function ix(e,t){for(var n=Pd(e),i=-1,r=t.length;++i<r;)n.remove(t[i])}function Z2(e){return function(){nx(this,e)}}function J2(e){return function(){ix(this,e)}}function K2(e,t){return function(){(t.apply(this,arguments)?nx:ix)(this,e)}}function j2(e,t){var n=tx(e+"");if(arguments.length<2){for(var i=Pd(this.node()),r=-1,s=n.length;++r<s;)if(!i.contains(n[r]))return!1;return!0}return this.each((typeof t=="function"?K2:t?Z2:J2)(n,t))}function Q2(){this.textContent=""}function t3(e){return function(){this.textContent=e}}function e3(e){return function(){var t=e.apply(this,arguments);this.textContent=t??""}}function n3(e){return arguments.length?this.each(e==null?Q2:(typeof e=="function"?e3:t3)(e)):this.node().textContent}function i3(){this.innerHTML=""}function r3(e){return function(){this.innerHTML=e}}function s3(e){return function(){var t=e.apply(this,arguments);this.innerHTML=t??""}}function o3(e){return arguments.length?this.each(e==null?i3:(typeof e=="function"?s3:r3)(e)):this.node().innerHTML}function a3(){this.nextSibling&&this.parentNode.appendChild(this)}function c3(){return this.each(a3)}function l3(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function u3(){return this.each(l3)}function f3(e){var t=typeof e=="function"?e:ho(e);return this.select(function(){return this.appendChild(t.apply(this,arguments))})}function h3(){return null}function d3(e,t){var n=typeof e=="function"?e:ho(e),i=t==null?h3:typeof t=="function"?t:Jy(t);return this.select(function(){return this.insertBefore(n.apply(this,arguments),i.apply(this,arguments)||null)})}function p3(){var e=this.parentNode;e&&e.removeChild(this)}function m3(){return this.each(p3)}function g3(){var e=this.cloneNode(!1),t=this.parentNode;return t?t.insertBefore(e,this.nextSibling):e}function _3(){var e=this.cloneNode(!0),t=this.parentNode;return t?t.insertBefore(e,this.nextSibling):e}function y3(e){return this.select(e?_3:g3)}function x3(e){return arguments.length?this.property("__data__",e):this.node().__data__}function v3(e){return function(t){e.call(this,t,this.__data__)}}function b3(e){return e.trim().split(/^|\s+/).map(function(t){var n="",i=t.indexOf(".");return i>=0&&(n=t.slice(i+1),t=t.slice(0,i)),{type:t,name:n}})}function M3(e){return function(){var t=this.__on;if(t){for(var n=0,i=-1,r=t.length,s;n<r;++n)s=t[n],(!e.type||s.type===e.type)&&s.name===e.name?this.removeEventListener(s.type,s.listener,s.options):t[++i]=s;++i?t.length=i:delete this.__on}}}function S3(e,t,n){return function(){var i=this.__on,r,s=v3(t);if(i){for(var o=0,a=i.length;o<a;++o)if((r=i[o]).type===e.type&&r.name===e.name){this.removeEventListener(r.type,r.listener,r.options),this.addEventListener(r.type,r.listener=s,r.options=n),r.value=t;return}}this.addEventListener(e.type,s,n),r={type:e.type,name:e.name,value:t,listener:s,options:n},i?i.push(r):this.__on=[r]}}function w3(e,t,n){var i=b3(e+""),r,s=i.length,o;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(r=0,u=a[c];r<s;++r)if((o=i[r]).type===u.type&&o.name===u.name)return u.value}return}for(a=t?S3:M3,r=0;r<s;++r)this.each(a(i[r],t,n));return this}function rx(e,t,n){var i=Qy(e),r=i.CustomEvent;typeof r=="function"?r=new r(t,n):(r=i.document.createEvent("Event"),n?(r.initEvent(t,n.bubbles,n.cancelable),r.detail=n.detail):r.initEvent(t,!1,!1)),e.dispatchEvent(r)}function T3(e,t){return function(){return rx(this,e,t)}}function E3(e,t){return function(){return rx(this,e,t.apply(this,arguments))}}function A3(e,t){return this.each((typeof t=="function"?E3:T3)(e,t))}function*C3(){for(var e=this._groups,t=0,n=e.length;t<n;++t)for(var i=e[t],r=0,s=i.length,o;r<s;++r)(o=i[r])&&(yield o)}var sx=[null];function Rn(e,t){this._groups=e,this._parents=t}function R3(){return new Rn([[document.documentElement]],sx)}function P3(){return this}Rn.prototype=R3.prototype={constructor:Rn,select:jA,selectAll:i2,selectChild:c2,selectChildren:h2,filter:d2,data:x2,enter:p2,exit:b2,join:M2,merge:S2,selection:P3,order:w2,sort:T2,call:A2,nodes:C2,node:R2,size:P2,empty:I2,each:L2,attr:k2,style:H2,property:Y2,classed:j2,text:n3,html:o3,raise:c3,lower:u3,append:f3,insert:d3,remove:m3,clone:y3,datum:x3,on:w3,dispatch:A3,[Symbol.iterator]:C3};function hi(e){return typeof e=="string"?new Rn([[document.querySelector(e)]],[document.documentElement]):new Rn([[e]],sx)}var I3=0;function L3(){return new Rd}function Rd(){this._="@"+(++I3).toString(36)}Rd.prototype=L3.prototype={constructor:Rd,get:function(e){for(var t=this._;!(t in e);)if(!(e=e.parentNode))return;return e[t]},set:function(e,t){return e[this._]=t},remove:function(e){return this._ in e&&delete e[this._]},toString:function(){return this._}};function N3(e){let t;for(;t=e.sourceEvent;)e=t;return e}function ox(e,t){if(e=N3(e),t===void 0&&(t=e.currentTarget),t){var n=t.ownerSVGElement||t;if(n.createSVGPoint){var i=n.createSVGPoint();return i.x=e.clientX,i.y=e.clientY,i=i.matrixTransform(t.getScreenCTM().inverse()),[i.x,i.y]}if(t.getBoundingClientRect){var r=t.getBoundingClientRect();return[e.clientX-r.left-t.clientLeft,e.clientY-r.top-t.clientTop]}}return[e.pageX,e.pageY]}function _o(e,t,n){e.prototype=t.prototype=n,n.constructor=e}function Ba(e,t){var n=Object.create(e.prototype);for(var i in t)n[i]=t[i];return n}function Br(){}var bs=.7,go=1/bs,po="\\s*([+-]?\\d+)\\s*",Fa="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",Ai="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",D3=/^#([0-9a-f]{3,8})$/,U3=new RegExp(`^rgb\\(${po},${po},${po}\\)$`),F3=new RegExp(`^rgb\\(${Ai},${Ai},${Ai}\\)$`),O3=new RegExp(`^rgba\\(${po},${po},${po},${Fa}\\)$`),B3=new RegExp(`^rgba\\(${Ai},${Ai},${Ai},${Fa}\\)$`),k3=new RegExp(`^hsl\\(${Fa},${Ai},${Ai}\\)$`),z3=new RegExp(`^hsla\\(${Fa},${Ai},${Ai},${Fa}\\)$`),ax={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};_o(Br,yo,{copy(e){return Object.assign(new this.constructor,this,e)},displayable(){return this.rgb().displayable()},hex:cx,formatHex:cx,formatHex8:G3,formatHsl:V3,formatRgb:lx,toString:lx});function cx(){return this.rgb().formatHex()}function G3(){return this.rgb().formatHex8()}function V3(){return yx(this).formatHsl()}function lx(){return this.rgb().formatRgb()}function yo(e){var t,n;return e=(e+"").trim().toLowerCase(),(t=D3.exec(e))?(n=t[1].length,t=parseInt(t[1],16),n===6?ux(t):n===3?new He(t>>8&15|t>>4&240,t>>4&15|t&240,(t&15)<<4|t&15,1):n===8?Rl(t>>24&255,t>>16&255,t>>8&255,(t&255)/255):n===4?Rl(t>>12&15|t>>8&240,t>>8&15|t>>4&240,t>>4&15|t&240,((t&15)<<4|t&15)/255):null):(t=U3.exec(e))?new He(t[1],t[2],t[3],1):(t=F3.exec(e))?new He(t[1]*255/100,t[2]*255/100,t[3]*255/100,1):(t=O3.exec(e))?Rl(t[1],t[2],t[3],t[4]):(t=B3.exec(e))?Rl(t[1]*255/100,t[2]*255/100,t[3]*255/100,t[4]):(t=k3.exec(e))?dx(t[1],t[2]/100,t[3]/100,1):(t=z3.exec(e))?dx(t[1],t[2]/100,t[3]/100,t[4]):ax.hasOwnProperty(e)?ux(ax[e]):e==="transparent"?new He(NaN,NaN,NaN,0):null}function ux(e){return new He(e>>16&255,e>>8&255,e&255,1)}function Rl(e,t,n,i){return i<=0&&(e=t=n=NaN),new He(e,t,n,i)}function Fd(e){return e instanceof Br||(e=yo(e)),e?(e=e.rgb(),new He(e.r,e.g,e.b,e.opacity)):new He}function pi(e,t,n,i){return arguments.length===1?Fd(e):new He(e,t,n,i??1)}function He(e,t,n,i){this.r=+e,this.g=+t,this.b=+n,this.opacity=+i}_o(He,pi,Ba(Br,{brighter(e){return e=e==null?go:Math.pow(go,e),new He(this.r*e,this.g*e,this.b*e,this.opacity)},darker(e){return e=e==null?bs:Math.pow(bs,e),new He(this.r*e,this.g*e,this.b*e,this.opacity)},rgb(){return this},clamp(){return new He(xs(this.r),xs(this.g),xs(this.b),Il(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:fx,formatHex:fx,formatHex8:H3,formatRgb:hx,toString:hx}));function fx(){return`#${ys(this.r)}${ys(this.g)}${ys(this.b)}`}function H3(){return`#${ys(this.r)}${ys(this.g)}${ys(this.b)}${ys((isNaN(this.opacity)?1:this.opacity)*255)}`}function hx(){let e=Il(this.opacity);return`${e===1?"rgb(":"rgba("}${xs(this.r)}, ${xs(this.g)}, ${xs(this.b)}${e===1?")":`, ${e})`}`}function Il(e){return isNaN(e)?1:Math.max(0,Math.min(1,e))}function xs(e){return Math.max(0,Math.min(255,Math.round(e)||0))}function ys(e){return e=xs(e),(e<16?"0":"")+e.toString(16)}function dx(e,t,n,i){return i<=0?e=t=n=NaN:n<=0||n>=1?e=t=NaN:t<=0&&(e=NaN),new di(e,t,n,i)}function yx(e){if(e instanceof di)return new di(e.h,e.s,e.l,e.opacity);if(e instanceof Br||(e=yo(e)),!e)return new di;if(e instanceof di)return e;e=e.rgb();var t=e.r/255,n=e.g/255,i=e.b/255,r=Math.min(t,n,i),s=Math.max(t,n,i),o=NaN,a=s-r,c=(s+r)/2;return a?(t===s?o=(n-i)/a+(n<i)*6:n===s?o=(i-t)/a+2:o=(t-n)/a+4,a/=c<.5?s+r:2-s-r,o*=60):a=c>0&&c<1?0:o,new di(o,a,c,e.opacity)}function Nl(e,t,n,i){return arguments.length===1?yx(e):new di(e,t,n,i??1)}function di(e,t,n,i){this.h=+e,this.s=+t,this.l=+n,this.opacity=+i}_o(di,Nl,Ba(Br,{brighter(e){return e=e==null?go:Math.pow(go,e),new di(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?bs:Math.pow(bs,e),new di(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=this.h%360+(this.h<0)*360,t=isNaN(e)||isNaN(this.s)?0:this.s,n=this.l,i=n+(n<.5?n:1-n)*t,r=2*n-i;return new He(Id(e>=240?e-240:e+120,r,i),Id(e,r,i),Id(e<120?e+240:e-120,r,i),this.opacity)},clamp(){return new di(px(this.h),Pl(this.s),Pl(this.l),Il(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let e=Il(this.opacity);return`${e===1?"hsl(":"hsla("}${px(this.h)}, ${Pl(this.s)*100}%, ${Pl(this.l)*100}%${e===1?")":`, ${e})`}`}}));function px(e){return e=(e||0)%360,e<0?e+360:e}function Pl(e){return Math.max(0,Math.min(1,e||0))}function Id(e,t,n){return(e<60?t+(n-t)*e/60:e<180?n:e<240?t+(n-t)*(240-e)/60:t)*255}var xx=Math.PI/180,vx=180/Math.PI,Ll=18,bx=.96422,Mx=1,Sx=.82521,wx=4/29,mo=6/29,Tx=3*mo*mo,W3=mo*mo*mo;function Ex(e){if(e instanceof Ci)return new Ci(e.l,e.a,e.b,e.opacity);if(e instanceof ir)return Ax(e);e instanceof He||(e=Fd(e));var t=Ud(e.r),n=Ud(e.g),i=Ud(e.b),r=Ld((.2225045*t+.7168786*n+.0606169*i)/Mx),s,o;return t===n&&n===i?s=o=r:(s=Ld((.4360747*t+.3850649*n+.1430804*i)/bx),o=Ld((.0139322*t+.0971045*n+.7141733*i)/Sx)),new Ci(116*r-16,500*(s-r),200*(r-o),e.opacity)}function Dl(e,t,n,i){return arguments.length===1?Ex(e):new Ci(e,t,n,i??1)}function Ci(e,t,n,i){this.l=+e,this.a=+t,this.b=+n,this.opacity=+i}_o(Ci,Dl,Ba(Br,{brighter(e){return new Ci(this.l+Ll*(e??1),this.a,this.b,this.opacity)},darker(e){return new Ci(this.l-Ll*(e??1),this.a,this.b,this.opacity)},rgb(){var e=(this.l+16)/116,t=isNaN(this.a)?e:e+this.a/500,n=isNaN(this.b)?e:e-this.b/200;return t=bx*Nd(t),e=Mx*Nd(e),n=Sx*Nd(n),new He(Dd(3.1338561*t-1.6168667*e-.4906146*n),Dd(-.9787684*t+1.9161415*e+.033454*n),Dd(.0719453*t-.2289914*e+1.4052427*n),this.opacity)}}));function Ld(e){return e>W3?Math.pow(e,1/3):e/Tx+wx}function Nd(e){return e>mo?e*e*e:Tx*(e-wx)}function Dd(e){return 255*(e<=.0031308?12.92*e:1.055*Math.pow(e,1/2.4)-.055)}function Ud(e){return(e/=255)<=.04045?e/12.92:Math.pow((e+.055)/1.055,2.4)}function $3(e){if(e instanceof ir)return new ir(e.h,e.c,e.l,e.opacity);if(e instanceof Ci||(e=Ex(e)),e.a===0&&e.b===0)return new ir(NaN,0<e.l&&e.l<100?0:NaN,e.l,e.opacity);var t=Math.atan2(e.b,e.a)*vx;return new ir(t<0?t+360:t,Math.sqrt(e.a*e.a+e.b*e.b),e.l,e.opacity)}function Ul(e,t,n,i){return arguments.length===1?$3(e):new ir(e,t,n,i??1)}function ir(e,t,n,i){this.h=+e,this.c=+t,this.l=+n,this.opacity=+i}function Ax(e){if(isNaN(e.h))return new Ci(e.l,0,0,e.opacity);var t=e.h*xx;return new Ci(e.l,Math.cos(t)*e.c,Math.sin(t)*e.c,e.opacity)}_o(ir,Ul,Ba(Br,{brighter(e){return new ir(this.h,this.c,this.l+Ll*(e??1),this.opacity)},darker(e){return new ir(this.h,this.c,this.l-Ll*(e??1),this.opacity)},rgb(){return Ax(this).rgb()}}));var Cx=-.14861,Od=1.78277,Bd=-.29227,Fl=-.90649,Oa=1.97294,mx=Oa*Fl,gx=Oa*Od,_x=Od*Bd-Fl*Cx;function X3(e){if(e instanceof vs)return new vs(e.h,e.s,e.l,e.opacity);e instanceof He||(e=Fd(e));var t=e.r/255,n=e.g/255,i=e.b/255,r=(_x*i+mx*t-gx*n)/(_x+mx-gx),s=i-r,o=(Oa*(n-r)-Bd*s)/Fl,a=Math.sqrt(o*o+s*s)/(Oa*r*(1-r)),c=a?Math.atan2(o,s)*vx-120:NaN;return new vs(c<0?c+360:c,a,r,e.opacity)}function Zn(e,t,n,i){return arguments.length===1?X3(e):new vs(e,t,n,i??1)}function vs(e,t,n,i){this.h=+e,this.s=+t,this.l=+n,this.opacity=+i}_o(vs,Zn,Ba(Br,{brighter(e){return e=e==null?go:Math.pow(go,e),new vs(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?bs:Math.pow(bs,e),new vs(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=isNaN(this.h)?0:(this.h+120)*xx,t=+this.l,n=isNaN(this.s)?0:this.s*t*(1-t),i=Math.cos(e),r=Math.sin(e);return new He(255*(t+n*(Cx*i+Od*r)),255*(t+n*(Bd*i+Fl*r)),255*(t+n*(Oa*i)),this.opacity)}}));function Ix(e,t,n,i,r){var s=e*e,o=s*e;return((1-3*e+3*s-o)*t+(4-6*s+3*o)*n+(1+3*e+3*s-3*o)*i+o*r)/6}function q3(e){var t=e.length-1;return function(n){var i=n<=0?n=0:n>=1?(n=1,t-1):Math.floor(n*t),r=e[i],s=e[i+1],o=i>0?e[i-1]:2*r-s,a=i<t-1?e[i+2]:2*s-r;return Ix((n-i/t)*t,o,r,s,a)}}function Y3(e){var t=e.length;return function(n){var i=Math.floor(((n%=1)<0?++n:n)*t),r=e[(i+t-1)%t],s=e[i%t],o=e[(i+1)%t],a=e[(i+2)%t];return Ix((n-i/t)*t,r,s,o,a)}}var Bl=e=>()=>e;function Lx(e,t){return function(n){return e+n*t}}function Z3(e,t,n){return e=Math.pow(e,n),t=Math.pow(t,n)-e,n=1/n,function(i){return Math.pow(e+i*t,n)}}function Vd(e,t){var n=t-e;return n?Lx(e,n>180||n<-180?n-360*Math.round(n/360):n):Bl(isNaN(e)?t:e)}function J3(e){return(e=+e)==1?We:function(t,n){return n-t?Z3(t,n,e):Bl(isNaN(t)?n:t)}}function We(e,t){var n=t-e;return n?Lx(e,n):Bl(isNaN(e)?t:e)}var Ms=(function e(t){var n=J3(t);function i(r,s){var o=n((r=pi(r)).r,(s=pi(s)).r),a=n(r.g,s.g),c=n(r.b,s.b),l=We(r.opacity,s.opacity);return function(u){return r.r=o(u),r.g=a(u),r.b=c(u),r.opacity=l(u),r+""}}return i.gamma=e,i})(1);function Nx(e){return function(t){var n=t.length,i=new Array(n),r=new Array(n),s=new Array(n),o,a;for(o=0;o<n;++o)a=pi(t[o]),i[o]=a.r||0,r[o]=a.g||0,s[o]=a.b||0;return i=e(i),r=e(r),s=e(s),a.opacity=1,function(c){return a.r=i(c),a.g=r(c),a.b=s(c),a+""}}}var Dx=Nx(q3),X5=Nx(Y3);function K3(e,t){t||(t=[]);var n=e?Math.min(t.length,e.length):0,i=t.slice(),r;return function(s){for(r=0;r<n;++r)i[r]=e[r]*(1-s)+t[r]*s;return i}}function j3(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function Q3(e,t){var n=t?t.length:0,i=e?Math.min(n,e.length):0,r=new Array(i),s=new Array(n),o;for(o=0;o<i;++o)r[o]=xo(e[o],t[o]);for(;o<n;++o)s[o]=t[o];return function(a){for(o=0;o<i;++o)s[o]=r[o](a);return s}}function tC(e,t){var n=new Date;return e=+e,t=+t,function(i){return n.setTime(e*(1-i)+t*i),n}}function De(e,t){return e=+e,t=+t,function(n){return e*(1-n)+t*n}}function eC(e,t){var n={},i={},r;(e===null||typeof e!="object")&&(e={}),(t===null||typeof t!="object")&&(t={});for(r in t)r in e?n[r]=xo(e[r],t[r]):i[r]=t[r];return function(s){for(r in n)i[r]=n[r](s);return i}}var zd=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,kd=new RegExp(zd.source,"g");function nC(e){return function(){return e}}function iC(e){return function(t){return e(t)+""}}function rC(e,t){var n=zd.lastIndex=kd.lastIndex=0,i,r,s,o=-1,a=[],c=[];for(e=e+"",t=t+"";(i=zd.exec(e))&&(r=kd.exec(t));)(s=r.index)>n&&(s=t.slice(n,s),a[o]?a[o]+=s:a[++o]=s),(i=i[0])===(r=r[0])?a[o]?a[o]+=r:a[++o]=r:(a[++o]=null,c.push({i:o,x:De(i,r)})),n=kd.lastIndex;return n<t.length&&(s=t.slice(n),a[o]?a[o]+=s:a[++o]=s),a.length<2?c[0]?iC(c[0].x):nC(t):(t=c.length,function(l){for(var u=0,h;u<t;++u)a[(h=c[u]).i]=h.x(l);return a.join("")})}function xo(e,t){var n=typeof t,i;return t==null||n==="boolean"?Bl(t):(n==="number"?De:n==="string"?(i=yo(t))?(t=i,Ms):rC:t instanceof yo?Ms:t instanceof Date?tC:j3(t)?K3:Array.isArray(t)?Q3:typeof t.valueOf!="function"&&typeof t.toString!="function"||isNaN(t)?eC:De)(e,t)}function ka(e,t){return e=+e,t=+t,function(n){return Math.round(e*(1-n)+t*n)}}var Rx=180/Math.PI,Gd={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Ux(e,t,n,i,r,s){var o,a,c;return(o=Math.sqrt(e*e+t*t))&&(e/=o,t/=o),(c=e*n+t*i)&&(n-=e*c,i-=t*c),(a=Math.sqrt(n*n+i*i))&&(n/=a,i/=a,c/=a),e*i<t*n&&(e=-e,t=-t,c=-c,o=-o),{translateX:r,translateY:s,rotate:Math.atan2(t,e)*Rx,skewX:Math.atan(c)*Rx,scaleX:o,scaleY:a}}var Ol;function sC(e){let t=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(e+"");return t.isIdentity?Gd:Ux(t.a,t.b,t.c,t.d,t.e,t.f)}function oC(e){return e==null||(Ol||(Ol=document.createElementNS("http://www.w3.org/2000/svg","g")),Ol.setAttribute("transform",e),!(e=Ol.transform.baseVal.consolidate()))?Gd:(e=e.matrix,Ux(e.a,e.b,e.c,e.d,e.e,e.f))}function Fx(e,t,n,i){function r(l){return l.length?l.pop()+" ":""}function s(l,u,h,f,d,p){if(l!==h||u!==f){var _=d.push("translate(",null,t,null,n);p.push({i:_-4,x:De(l,h)},{i:_-2,x:De(u,f)})}else(h||f)&&d.push("translate("+h+t+f+n)}function o(l,u,h,f){l!==u?(l-u>180?u+=360:u-l>180&&(l+=360),f.push({i:h.push(r(h)+"rotate(",null,i)-2,x:De(l,u)})):u&&h.push(r(h)+"rotate("+u+i)}function a(l,u,h,f){l!==u?f.push({i:h.push(r(h)+"skewX(",null,i)-2,x:De(l,u)}):u&&h.push(r(h)+"skewX("+u+i)}function c(l,u,h,f,d,p){if(l!==h||u!==f){var _=d.push(r(d)+"scale(",null,",",null,")");p.push({i:_-4,x:De(l,h)},{i:_-2,x:De(u,f)})}else(h!==1||f!==1)&&d.push(r(d)+"scale("+h+","+f+")")}return function(l,u){var h=[],f=[];return l=e(l),u=e(u),s(l.translateX,l.translateY,u.translateX,u.translateY,h,f),o(l.rotate,u.rotate,h,f),a(l.skewX,u.skewX,h,f),c(l.scaleX,l.scaleY,u.scaleX,u.scaleY,h,f),l=u=null,function(d){for(var p=-1,_=f.length,g;++p<_;)h[(g=f[p]).i]=g.x(d);return h.join("")}}}var q5=Fx(sC,"px, ","px)","deg)"),Y5=Fx(oC,", ",")",")"),aC=1e-12;function Px(e){return((e=Math.exp(e))+1/e)/2}function cC(e){return((e=Math.exp(e))-1/e)/2}function lC(e){return((e=Math.exp(2*e))-1)/(e+1)}var Z5=(function e(t,n,i){function r(s,o){var a=s[0],c=s[1],l=s[2],u=o[0],h=o[1],f=o[2],d=u-a,p=h-c,_=d*d+p*p,g,m;if(_<aC)m=Math.log(f/l)/t,g=function(y){return[a+y*d,c+y*p,l*Math.exp(t*y*m)]};else{var v=Math.sqrt(_),w=(f*f-l*l+i*_)/(2*l*n*v),x=(f*f-l*l-i*_)/(2*f*n*v),S=Math.log(Math.sqrt(w*w+1)-w),b=Math.log(Math.sqrt(x*x+1)-x);m=(b-S)/t,g=function(y){var M=y*m,C=Px(S),R=l/(n*v)*(C*lC(t*M+S)-cC(S));return[a+R*d,c+R*p,l*C/Px(t*M+S)]}}return g.duration=Math.abs(m)*1e3*t/Math.SQRT2,g}return r.rho=function(s){var o=Math.max(.001,+s),a=o*o,c=a*a;return e(o,a,c)},r})(Math.SQRT2,2,4);function Ox(e){return function(t,n){var i=e((t=Nl(t)).h,(n=Nl(n)).h),r=We(t.s,n.s),s=We(t.l,n.l),o=We(t.opacity,n.opacity);return function(a){return t.h=i(a),t.s=r(a),t.l=s(a),t.opacity=o(a),t+""}}}var Bx=Ox(Vd),J5=Ox(We);function kx(e,t){var n=We((e=Dl(e)).l,(t=Dl(t)).l),i=We(e.a,t.a),r=We(e.b,t.b),s=We(e.opacity,t.opacity);return function(o){return e.l=n(o),e.a=i(o),e.b=r(o),e.opacity=s(o),e+""}}function zx(e){return function(t,n){var i=e((t=Ul(t)).h,(n=Ul(n)).h),r=We(t.c,n.c),s=We(t.l,n.l),o=We(t.opacity,n.opacity);return function(a){return t.h=i(a),t.c=r(a),t.l=s(a),t.opacity=o(a),t+""}}}var Gx=zx(Vd),K5=zx(We);function Vx(e){return(function t(n){n=+n;function i(r,s){var o=e((r=Zn(r)).h,(s=Zn(s)).h),a=We(r.s,s.s),c=We(r.l,s.l),l=We(r.opacity,s.opacity);return function(u){return r.h=o(u),r.s=a(u),r.l=c(Math.pow(u,n)),r.opacity=l(u),r+""}}return i.gamma=t,i})(1)}var j5=Vx(Vd),kl=Vx(We);function kr(e,t){t===void 0&&(t=e,e=xo);for(var n=0,i=t.length-1,r=t[0],s=new Array(i<0?0:i);n<i;)s[n]=e(r,r=t[++n]);return function(o){var a=Math.max(0,Math.min(i-1,Math.floor(o*=i)));return s[a](o-a)}}function un(e,t){for(var n=new Array(t),i=0;i<t;++i)n[i]=e(i/(t-1));return n}var za=Math.PI,Hd=2*za,Ss=1e-6,uC=Hd-Ss;function Hx(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function fC(e){let t=Math.floor(e);if(!(t>=0))throw new Error(`invalid digits: ${e}`);if(t>15)return Hx;let n=10**t;return function(i){this._+=i[0];for(let r=1,s=i.length;r<s;++r)this._+=Math.round(arguments[r]*n)/n+i[r]}}function Wx(e,t,n,i){return e===n&&t===i}function hC(e){let t=Math.floor(e);if(!(t<=15))return Wx;let n=10**t,i=function(r){return Math.round(r*n)};return function(r,s,o,a){return i(r)===i(o)&&i(s)===i(a)}}var ws=class{constructor(t){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=t==null?Hx:fC(t),this._equal=t==null?Wx:hC(t)}moveTo(t,n){this._append`M${this._x0=this._x1=+t},${this._y0=this._y1=+n}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(t,n){this._append`L${this._x1=+t},${this._y1=+n}`}quadraticCurveTo(t,n,i,r){this._append`Q${+t},${+n},${this._x1=+i},${this._y1=+r}`}bezierCurveTo(t,n,i,r,s,o){this._append`C${+t},${+n},${+i},${+r},${this._x1=+s},${this._y1=+o}`}arcTo(t,n,i,r,s){if(t=+t,n=+n,i=+i,r=+r,s=+s,s<0)throw new Error(`negative radius: ${s}`);let o=this._x1,a=this._y1,c=i-t,l=r-n,u=o-t,h=a-n,f=u*u+h*h;if(this._x1===null)this._append`M${this._x1=t},${this._y1=n}`;else if(f>Ss)if(!(Math.abs(h*c-l*u)>Ss)||!s)this._append`L${this._x1=t},${this._y1=n}`;else{let d=i-o,p=r-a,_=c*c+l*l,g=d*d+p*p,m=Math.sqrt(_),v=Math.sqrt(f),w=s*Math.tan((za-Math.acos((_+f-g)/(2*m*v)))/2),x=w/v,S=w/m;Math.abs(x-1)>Ss&&this._append`L${t+x*u},${n+x*h}`,this._append`A${s},${s},0,0,${+(h*d>u*p)},${this._x1=t+S*c},${this._y1=n+S*l}`}}arc(t,n,i,r,s,o){if(t=+t,n=+n,i=+i,o=!!o,i<0)throw new Error(`negative radius: ${i}`);let a=i*Math.cos(r),c=i*Math.sin(r),l=t+a,u=n+c,h=1^o,f=o?r-s:s-r;if(this._x1===null?this._append`M${l},${u}`:(Math.abs(this._x1-l)>Ss||Math.abs(this._y1-u)>Ss)&&this._append`L${l},${u}`,!!i){if(f<0&&(f=f%Hd+Hd),f>uC)this._append`A${i},${i},0,1,${h},${t-a},${n-c}A${i},${i},0,1,${h},${this._x1=l},${this._y1=u}`;else if(f>Ss){let d=t+i*Math.cos(s),p=n+i*Math.sin(s);if(f>=za&&this._equal(l,u,d,p)){f/=2;let _=r+f;this._append`A${i},${i},0,${+(f>=za)},${h},${t+i*Math.cos(_)},${n+i*Math.sin(_)}`}this._append`A${i},${i},0,${+(f>=za)},${h},${this._x1=d},${this._y1=p}`}}}rect(t,n,i,r){this._append`M${this._x0=this._x1=+t},${this._y0=this._y1=+n}h${i=+i}v${+r}h${-i}Z`}toString(){return this._}};function dC(){return new ws}dC.prototype=ws.prototype;function Ri(e=3){return new ws(+e)}function pC(e){return Math.abs(e=Math.round(e))>=1e21?e.toLocaleString("en").replace(/,/g,""):e.toString(10)}function Gl(e,t){if(!isFinite(e)||e===0)return null;var n=(e=t?e.toExponential(t-1):e.toExponential()).indexOf("e"),i=e.slice(0,n);return[i.length>1?i[0]+i.slice(2):i,+e.slice(n+1)]}function vo(e){return e=Gl(Math.abs(e)),e?e[1]:NaN}function mC(e,t){return function(n,i){for(var r=n.length,s=[],o=0,a=e[0],c=0;r>0&&a>0&&(c+a+1>i&&(a=Math.max(1,i-c)),s.push(n.substring(r-=a,r+a)),!((c+=a+1)>i));)a=e[o=(o+1)%e.length];return s.reverse().join(t)}}function gC(e){return function(t){return t.replace(/[0-9]/g,function(n){return e[+n]})}}var _C=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function bo(e){if(!(t=_C.exec(e)))throw new Error("invalid format: "+e);var t;return new Wd({fill:t[1],align:t[2],sign:t[3],symbol:t[4],zero:t[5],width:t[6],comma:t[7],precision:t[8]&&t[8].slice(1),trim:t[9],type:t[10]})}bo.prototype=Wd.prototype;function Wd(e){this.fill=e.fill===void 0?" ":e.fill+"",this.align=e.align===void 0?">":e.align+"",this.sign=e.sign===void 0?"-":e.sign+"",this.symbol=e.symbol===void 0?"":e.symbol+"",this.zero=!!e.zero,this.width=e.width===void 0?void 0:+e.width,this.comma=!!e.comma,this.precision=e.precision===void 0?void 0:+e.precision,this.trim=!!e.trim,this.type=e.type===void 0?"":e.type+""}Wd.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function yC(e){t:for(var t=e.length,n=1,i=-1,r;n<t;++n)switch(e[n]){case".":i=r=n;break;case"0":i===0&&(i=n),r=n;break;default:if(!+e[n])break t;i>0&&(i=0);break}return i>0?e.slice(0,i)+e.slice(r+1):e}var Vl;function xC(e,t){var n=Gl(e,t);if(!n)return Vl=void 0,e.toPrecision(t);var i=n[0],r=n[1],s=r-(Vl=Math.max(-8,Math.min(8,Math.floor(r/3)))*3)+1,o=i.length;return s===o?i:s>o?i+new Array(s-o+1).join("0"):s>0?i.slice(0,s)+"."+i.slice(s):"0."+new Array(1-s).join("0")+Gl(e,Math.max(0,t+s-1))[0]}function $x(e,t){var n=Gl(e,t);if(!n)return e+"";var i=n[0],r=n[1];return r<0?"0."+new Array(-r).join("0")+i:i.length>r+1?i.slice(0,r+1)+"."+i.slice(r+1):i+new Array(r-i.length+2).join("0")}var Xx={"%":(e,t)=>(e*100).toFixed(t),b:e=>Math.round(e).toString(2),c:e=>e+"",d:pC,e:(e,t)=>e.toExponential(t),f:(e,t)=>e.toFixed(t),g:(e,t)=>e.toPrecision(t),o:e=>Math.round(e).toString(8),p:(e,t)=>$x(e*100,t),r:$x,s:xC,X:e=>Math.round(e).toString(16).toUpperCase(),x:e=>Math.round(e).toString(16)};function qx(e){return e}var Yx=Array.prototype.map,Zx=["y","z","a","f","p","n","\xB5","m","","k","M","G","T","P","E","Z","Y"];function vC(e){var t=e.grouping===void 0||e.thousands===void 0?qx:mC(Yx.call(e.grouping,Number),e.thousands+""),n=e.currency===void 0?"":e.currency[0]+"",i=e.currency===void 0?"":e.currency[1]+"",r=e.decimal===void 0?".":e.decimal+"",s=e.numerals===void 0?qx:gC(Yx.call(e.numerals,String)),o=e.percent===void 0?"%":e.percent+"",a=e.minus===void 0?"\u2212":e.minus+"",c=e.nan===void 0?"NaN":e.nan+"";function l(h,f){h=bo(h);var d=h.fill,p=h.align,_=h.sign,g=h.symbol,m=h.zero,v=h.width,w=h.comma,x=h.precision,S=h.trim,b=h.type;b==="n"?(w=!0,b="g"):Xx[b]||(x===void 0&&(x=12),S=!0,b="g"),(m||d==="0"&&p==="=")&&(m=!0,d="0",p="=");var y=(f&&f.prefix!==void 0?f.prefix:"")+(g==="$"?n:g==="#"&&/[boxX]/.test(b)?"0"+b.toLowerCase():""),M=(g==="$"?i:/[%p]/.test(b)?o:"")+(f&&f.suffix!==void 0?f.suffix:""),C=Xx[b],R=/[defgprs%]/.test(b);x=x===void 0?6:/[gprs]/.test(b)?Math.max(1,Math.min(21,x)):Math.max(0,Math.min(20,x));function A(N){var O=y,P=M,L,z,k;if(b==="c")P=C(N)+P,N="";else{N=+N;var Z=N<0||1/N<0;if(N=isNaN(N)?c:C(Math.abs(N),x),S&&(N=yC(N)),Z&&+N==0&&_!=="+"&&(Z=!1),O=(Z?_==="("?_:a:_==="-"||_==="("?"":_)+O,P=(b==="s"&&!isNaN(N)&&Vl!==void 0?Zx[8+Vl/3]:"")+P+(Z&&_==="("?")":""),R){for(L=-1,z=N.length;++L<z;)if(k=N.charCodeAt(L),48>k||k>57){P=(k===46?r+N.slice(L+1):N.slice(L))+P,N=N.slice(0,L);break}}}w&&!m&&(N=t(N,1/0));var U=O.length+N.length+P.length,G=U<v?new Array(v-U+1).join(d):"";switch(w&&m&&(N=t(G+N,G.length?v-P.length:1/0),G=""),p){case"<":N=O+N+P+G;break;case"=":N=O+G+N+P;break;case"^":N=G.slice(0,U=G.length>>1)+O+N+P+G.slice(U);break;default:N=G+O+N+P;break}return s(N)}return A.toString=function(){return h+""},A}function u(h,f){var d=Math.max(-8,Math.min(8,Math.floor(vo(f)/3)))*3,p=Math.pow(10,-d),_=l((h=bo(h),h.type="f",h),{suffix:Zx[8+d/3]});return function(g){return _(p*g)}}return{format:l,formatPrefix:u}}var zl,Pi,$d;bC({thousands:",",grouping:[3],currency:["$",""]});function bC(e){return zl=vC(e),Pi=zl.format,$d=zl.formatPrefix,zl}function Jx(e){return Math.max(0,-vo(Math.abs(e)))}function Kx(e,t){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(vo(t)/3)))*3-vo(Math.abs(e)))}function jx(e,t){return e=Math.abs(e),t=Math.abs(t)-e,Math.max(0,vo(t)-vo(e))+1}var Vt=1e-6,_v=1e-12,jt=Math.PI,Te=jt/2,Qx=jt/4,Pn=jt*2,fn=180/jt,we=jt/180,ce=Math.abs,To=Math.atan,sr=Math.atan2,Kt=Math.cos;var yv=Math.exp;var Zl=Math.log,Xd=Math.pow,Ht=Math.sin,Kn=Math.sign||function(e){return e>0?1:e<0?-1:0},xn=Math.sqrt,hp=Math.tan;function xv(e){return e>1?0:e<-1?jt:Math.acos(e)}function Qn(e){return e>1?Te:e<-1?-Te:Math.asin(e)}function jn(){}function Jl(e,t){e&&ev.hasOwnProperty(e.type)&&ev[e.type](e,t)}var tv={Feature:function(e,t){Jl(e.geometry,t)},FeatureCollection:function(e,t){for(var n=e.features,i=-1,r=n.length;++i<r;)Jl(n[i].geometry,t)}},ev={Sphere:function(e,t){t.sphere()},Point:function(e,t){e=e.coordinates,t.point(e[0],e[1],e[2])},MultiPoint:function(e,t){for(var n=e.coordinates,i=-1,r=n.length;++i<r;)e=n[i],t.point(e[0],e[1],e[2])},LineString:function(e,t){Kd(e.coordinates,t,0)},MultiLineString:function(e,t){for(var n=e.coordinates,i=-1,r=n.length;++i<r;)Kd(n[i],t,0)},Polygon:function(e,t){nv(e.coordinates,t)},MultiPolygon:function(e,t){for(var n=e.coordinates,i=-1,r=n.length;++i<r;)nv(n[i],t)},GeometryCollection:function(e,t){for(var n=e.geometries,i=-1,r=n.length;++i<r;)Jl(n[i],t)}};function Kd(e,t,n){var i=-1,r=e.length-n,s;for(t.lineStart();++i<r;)s=e[i],t.point(s[0],s[1],s[2]);t.lineEnd()}function nv(e,t){var n=-1,i=e.length;for(t.polygonStart();++n<i;)Kd(e[n],t,1);t.polygonEnd()}function zr(e,t){e&&tv.hasOwnProperty(e.type)?tv[e.type](e,t):Jl(e,t)}var iB=new qn,rB=new qn;function jd(e){return[sr(e[1],e[0]),Qn(e[2])]}function So(e){var t=e[0],n=e[1],i=Kt(n);return[i*Kt(t),i*Ht(t),Ht(n)]}function Hl(e,t){return e[0]*t[0]+e[1]*t[1]+e[2]*t[2]}function Kl(e,t){return[e[1]*t[2]-e[2]*t[1],e[2]*t[0]-e[0]*t[2],e[0]*t[1]-e[1]*t[0]]}function qd(e,t){e[0]+=t[0],e[1]+=t[1],e[2]+=t[2]}function Wl(e,t){return[e[0]*t,e[1]*t,e[2]*t]}function Qd(e){var t=xn(e[0]*e[0]+e[1]*e[1]+e[2]*e[2]);e[0]/=t,e[1]/=t,e[2]/=t}function tp(e,t){function n(i,r){return i=e(i,r),t(i[0],i[1])}return e.invert&&t.invert&&(n.invert=function(i,r){return i=t.invert(i,r),i&&e.invert(i[0],i[1])}),n}function ep(e,t){return ce(e)>jt&&(e-=Math.round(e/Pn)*Pn),[e,t]}ep.invert=ep;function vv(e,t,n){return(e%=Pn)?t||n?tp(rv(e),sv(t,n)):rv(e):t||n?sv(t,n):ep}function iv(e){return function(t,n){return t+=e,ce(t)>jt&&(t-=Math.round(t/Pn)*Pn),[t,n]}}function rv(e){var t=iv(e);return t.invert=iv(-e),t}function sv(e,t){var n=Kt(e),i=Ht(e),r=Kt(t),s=Ht(t);function o(a,c){var l=Kt(c),u=Kt(a)*l,h=Ht(a)*l,f=Ht(c),d=f*n+u*i;return[sr(h*r-d*s,u*n-f*i),Qn(d*r+h*s)]}return o.invert=function(a,c){var l=Kt(c),u=Kt(a)*l,h=Ht(a)*l,f=Ht(c),d=f*r-h*s;return[sr(h*r+f*s,u*n+d*i),Qn(d*n-u*i)]},o}function MC(e){e=vv(e[0]*we,e[1]*we,e.length>2?e[2]*we:0);function t(n){return n=e(n[0]*we,n[1]*we),n[0]*=fn,n[1]*=fn,n}return t.invert=function(n){return n=e.invert(n[0]*we,n[1]*we),n[0]*=fn,n[1]*=fn,n},t}function SC(e,t,n,i,r,s){if(n){var o=Kt(t),a=Ht(t),c=i*n;r==null?(r=t+i*Pn,s=t-c/2):(r=ov(o,r),s=ov(o,s),(i>0?r<s:r>s)&&(r+=i*Pn));for(var l,u=r;i>0?u>s:u<s;u-=c)l=jd([o,-a*Kt(u),-a*Ht(u)]),e.point(l[0],l[1])}}function ov(e,t){t=So(t),t[0]-=e,Qd(t);var n=xv(-t[1]);return((-t[2]<0?-n:n)+Pn-Vt)%Pn}function bv(){var e=[],t;return{point:function(n,i,r){t.push([n,i,r])},lineStart:function(){e.push(t=[])},lineEnd:jn,rejoin:function(){e.length>1&&e.push(e.pop().concat(e.shift()))},result:function(){var n=e;return e=[],t=null,n}}}function Yl(e,t){return ce(e[0]-t[0])<Vt&&ce(e[1]-t[1])<Vt}function $l(e,t,n,i){this.x=e,this.z=t,this.o=n,this.e=i,this.v=!1,this.n=this.p=null}function Mv(e,t,n,i,r){var s=[],o=[],a,c;if(e.forEach(function(p){if(!((_=p.length-1)<=0)){var _,g=p[0],m=p[_],v;if(Yl(g,m)){if(!g[2]&&!m[2]){for(r.lineStart(),a=0;a<_;++a)r.point((g=p[a])[0],g[1]);r.lineEnd();return}m[0]+=2*Vt}s.push(v=new $l(g,p,null,!0)),o.push(v.o=new $l(g,null,v,!1)),s.push(v=new $l(m,p,null,!1)),o.push(v.o=new $l(m,null,v,!0))}}),!!s.length){for(o.sort(t),av(s),av(o),a=0,c=o.length;a<c;++a)o[a].e=n=!n;for(var l=s[0],u,h;;){for(var f=l,d=!0;f.v;)if((f=f.n)===l)return;u=f.z,r.lineStart();do{if(f.v=f.o.v=!0,f.e){if(d)for(a=0,c=u.length;a<c;++a)r.point((h=u[a])[0],h[1]);else i(f.x,f.n.x,1,r);f=f.n}else{if(d)for(u=f.p.z,a=u.length-1;a>=0;--a)r.point((h=u[a])[0],h[1]);else i(f.x,f.p.x,-1,r);f=f.p}f=f.o,u=f.z,d=!d}while(!f.v);r.lineEnd()}}}function av(e){if(t=e.length){for(var t,n=0,i=e[0],r;++n<t;)i.n=r=e[n],r.p=i,i=r;i.n=r=e[0],r.p=i}}function Yd(e){return ce(e[0])<=jt?e[0]:Kn(e[0])*((ce(e[0])+jt)%Pn-jt)}function wC(e,t){var n=Yd(t),i=t[1],r=Ht(i),s=[Ht(n),-Kt(n),0],o=0,a=0,c=new qn;r===1?i=Te+Vt:r===-1&&(i=-Te-Vt);for(var l=0,u=e.length;l<u;++l)if(f=(h=e[l]).length)for(var h,f,d=h[f-1],p=Yd(d),_=d[1]/2+Qx,g=Ht(_),m=Kt(_),v=0;v<f;++v,p=x,g=b,m=y,d=w){var w=h[v],x=Yd(w),S=w[1]/2+Qx,b=Ht(S),y=Kt(S),M=x-p,C=M>=0?1:-1,R=C*M,A=R>jt,N=g*b;if(c.add(sr(N*C*Ht(R),m*y+N*Kt(R))),o+=A?M+C*Pn:M,A^p>=n^x>=n){var O=Kl(So(d),So(w));Qd(O);var P=Kl(s,O);Qd(P);var L=(A^M>=0?-1:1)*Qn(P[2]);(i>L||i===L&&(O[0]||O[1]))&&(a+=A^M>=0?1:-1)}}return(o<-Vt||o<Vt&&c<-_v)^a&1}function Sv(e,t,n,i){return function(r){var s=t(r),o=bv(),a=t(o),c=!1,l,u,h,f={point:d,lineStart:_,lineEnd:g,polygonStart:function(){f.point=m,f.lineStart=v,f.lineEnd=w,u=[],l=[]},polygonEnd:function(){f.point=d,f.lineStart=_,f.lineEnd=g,u=wd(u);var x=wC(l,i);u.length?(c||(r.polygonStart(),c=!0),Mv(u,EC,x,n,r)):x&&(c||(r.polygonStart(),c=!0),r.lineStart(),n(null,null,1,r),r.lineEnd()),c&&(r.polygonEnd(),c=!1),u=l=null},sphere:function(){r.polygonStart(),r.lineStart(),n(null,null,1,r),r.lineEnd(),r.polygonEnd()}};function d(x,S){e(x,S)&&r.point(x,S)}function p(x,S){s.point(x,S)}function _(){f.point=p,s.lineStart()}function g(){f.point=d,s.lineEnd()}function m(x,S){h.push([x,S]),a.point(x,S)}function v(){a.lineStart(),h=[]}function w(){m(h[0][0],h[0][1]),a.lineEnd();var x=a.clean(),S=o.result(),b,y=S.length,M,C,R;if(h.pop(),l.push(h),h=null,!!y){if(x&1){if(C=S[0],(M=C.length-1)>0){for(c||(r.polygonStart(),c=!0),r.lineStart(),b=0;b<M;++b)r.point((R=C[b])[0],R[1]);r.lineEnd()}return}y>1&&x&2&&S.push(S.pop().concat(S.shift())),u.push(S.filter(TC))}}return f}}function TC(e){return e.length>1}function EC(e,t){return((e=e.x)[0]<0?e[1]-Te-Vt:Te-e[1])-((t=t.x)[0]<0?t[1]-Te-Vt:Te-t[1])}var cv=Sv(function(){return!0},AC,RC,[-jt,-Te]);function AC(e){var t=NaN,n=NaN,i=NaN,r;return{lineStart:function(){e.lineStart(),r=1},point:function(s,o){var a=s>0?jt:-jt,c=ce(s-t);ce(c-jt)<Vt?(e.point(t,n=(n+o)/2>0?Te:-Te),e.point(i,n),e.lineEnd(),e.lineStart(),e.point(a,n),e.point(s,n),r=0):i!==a&&c>=jt&&(ce(t-i)<Vt&&(t-=i*Vt),ce(s-a)<Vt&&(s-=a*Vt),n=CC(t,n,s,o),e.point(i,n),e.lineEnd(),e.lineStart(),e.point(a,n),r=0),e.point(t=s,n=o),i=a},lineEnd:function(){e.lineEnd(),t=n=NaN},clean:function(){return 2-r}}}function CC(e,t,n,i){var r,s,o=Ht(e-n);return ce(o)>Vt?To((Ht(t)*(s=Kt(i))*Ht(n)-Ht(i)*(r=Kt(t))*Ht(e))/(r*s*o)):(t+i)/2}function RC(e,t,n,i){var r;if(e==null)r=n*Te,i.point(-jt,r),i.point(0,r),i.point(jt,r),i.point(jt,0),i.point(jt,-r),i.point(0,-r),i.point(-jt,-r),i.point(-jt,0),i.point(-jt,r);else if(ce(e[0]-t[0])>Vt){var s=e[0]<t[0]?jt:-jt;r=n*s/2,i.point(-s,r),i.point(0,r),i.point(s,r)}else i.point(t[0],t[1])}function PC(e){var t=Kt(e),n=2*we,i=t>0,r=ce(t)>Vt;function s(u,h,f,d){SC(d,e,n,f,u,h)}function o(u,h){return Kt(u)*Kt(h)>t}function a(u){var h,f,d,p,_;return{lineStart:function(){p=d=!1,_=1},point:function(g,m){var v=[g,m],w,x=o(g,m),S=i?x?0:l(g,m):x?l(g+(g<0?jt:-jt),m):0;if(!h&&(p=d=x)&&u.lineStart(),x!==d&&(w=c(h,v),(!w||Yl(h,w)||Yl(v,w))&&(v[2]=1)),x!==d)_=0,x?(u.lineStart(),w=c(v,h),u.point(w[0],w[1])):(w=c(h,v),u.point(w[0],w[1],2),u.lineEnd()),h=w;else if(r&&h&&i^x){var b;!(S&f)&&(b=c(v,h,!0))&&(_=0,i?(u.lineStart(),u.point(b[0][0],b[0][1]),u.point(b[1][0],b[1][1]),u.lineEnd()):(u.point(b[1][0],b[1][1]),u.lineEnd(),u.lineStart(),u.point(b[0][0],b[0][1],3)))}x&&(!h||!Yl(h,v))&&u.point(v[0],v[1]),h=v,d=x,f=S},lineEnd:function(){d&&u.lineEnd(),h=null},clean:function(){return _|(p&&d)<<1}}}function c(u,h,f){var d=So(u),p=So(h),_=[1,0,0],g=Kl(d,p),m=Hl(g,g),v=g[0],w=m-v*v;if(!w)return!f&&u;var x=t*m/w,S=-t*v/w,b=Kl(_,g),y=Wl(_,x),M=Wl(g,S);qd(y,M);var C=b,R=Hl(y,C),A=Hl(C,C),N=R*R-A*(Hl(y,y)-1);if(!(N<0)){var O=xn(N),P=Wl(C,(-R-O)/A);if(qd(P,y),P=jd(P),!f)return P;var L=u[0],z=h[0],k=u[1],Z=h[1],U;z<L&&(U=L,L=z,z=U);var G=z-L,q=ce(G-jt)<Vt,rt=q||G<Vt;if(!q&&Z<k&&(U=k,k=Z,Z=U),rt?q?k+Z>0^P[1]<(ce(P[0]-L)<Vt?k:Z):k<=P[1]&&P[1]<=Z:G>jt^(L<=P[0]&&P[0]<=z)){var ct=Wl(C,(-R+O)/A);return qd(ct,y),[P,jd(ct)]}}}function l(u,h){var f=i?e:jt-e,d=0;return u<-f?d|=1:u>f&&(d|=2),h<-f?d|=4:h>f&&(d|=8),d}return Sv(o,a,s,i?[0,-e]:[-jt,e-jt])}function IC(e,t,n,i,r,s){var o=e[0],a=e[1],c=t[0],l=t[1],u=0,h=1,f=c-o,d=l-a,p;if(p=n-o,!(!f&&p>0)){if(p/=f,f<0){if(p<u)return;p<h&&(h=p)}else if(f>0){if(p>h)return;p>u&&(u=p)}if(p=r-o,!(!f&&p<0)){if(p/=f,f<0){if(p>h)return;p>u&&(u=p)}else if(f>0){if(p<u)return;p<h&&(h=p)}if(p=i-a,!(!d&&p>0)){if(p/=d,d<0){if(p<u)return;p<h&&(h=p)}else if(d>0){if(p>h)return;p>u&&(u=p)}if(p=s-a,!(!d&&p<0)){if(p/=d,d<0){if(p>h)return;p>u&&(u=p)}else if(d>0){if(p<u)return;p<h&&(h=p)}return u>0&&(e[0]=o+u*f,e[1]=a+u*d),h<1&&(t[0]=o+h*f,t[1]=a+h*d),!0}}}}}var Ga=1e9,Xl=-Ga;function dp(e,t,n,i){function r(l,u){return e<=l&&l<=n&&t<=u&&u<=i}function s(l,u,h,f){var d=0,p=0;if(l==null||(d=o(l,h))!==(p=o(u,h))||c(l,u)<0^h>0)do f.point(d===0||d===3?e:n,d>1?i:t);while((d=(d+h+4)%4)!==p);else f.point(u[0],u[1])}function o(l,u){return ce(l[0]-e)<Vt?u>0?0:3:ce(l[0]-n)<Vt?u>0?2:1:ce(l[1]-t)<Vt?u>0?1:0:u>0?3:2}function a(l,u){return c(l.x,u.x)}function c(l,u){var h=o(l,1),f=o(u,1);return h!==f?h-f:h===0?u[1]-l[1]:h===1?l[0]-u[0]:h===2?l[1]-u[1]:u[0]-l[0]}return function(l){var u=l,h=bv(),f,d,p,_,g,m,v,w,x,S,b,y={point:M,lineStart:N,lineEnd:O,polygonStart:R,polygonEnd:A};function M(L,z){r(L,z)&&u.point(L,z)}function C(){for(var L=0,z=0,k=d.length;z<k;++z)for(var Z=d[z],U=1,G=Z.length,q=Z[0],rt,ct,$=q[0],ot=q[1];U<G;++U)rt=$,ct=ot,q=Z[U],$=q[0],ot=q[1],ct<=i?ot>i&&($-rt)*(i-ct)>(ot-ct)*(e-rt)&&++L:ot<=i&&($-rt)*(i-ct)<(ot-ct)*(e-rt)&&--L;return L}function R(){u=h,f=[],d=[],b=!0}function A(){var L=C(),z=b&&L,k=(f=wd(f)).length;(z||k)&&(l.polygonStart(),z&&(l.lineStart(),s(null,null,1,l),l.lineEnd()),k&&Mv(f,a,L,s,l),l.polygonEnd()),u=l,f=d=p=null}function N(){y.point=P,d&&d.push(p=[]),S=!0,x=!1,v=w=NaN}function O(){f&&(P(_,g),m&&x&&h.rejoin(),f.push(h.result())),y.point=M,x&&u.lineEnd()}function P(L,z){var k=r(L,z);if(d&&p.push([L,z]),S)_=L,g=z,m=k,S=!1,k&&(u.lineStart(),u.point(L,z));else if(k&&x)u.point(L,z);else{var Z=[v=Math.max(Xl,Math.min(Ga,v)),w=Math.max(Xl,Math.min(Ga,w))],U=[L=Math.max(Xl,Math.min(Ga,L)),z=Math.max(Xl,Math.min(Ga,z))];IC(Z,U,e,t,n,i)?(x||(u.lineStart(),u.point(Z[0],Z[1])),u.point(U[0],U[1]),k||u.lineEnd(),b=!1):k&&(u.lineStart(),u.point(L,z),b=!1)}v=L,w=z,x=k}return y}}var np=e=>e,Zd=new qn,ip=new qn,wv,Tv,rp,sp,rr={point:jn,lineStart:jn,lineEnd:jn,polygonStart:function(){rr.lineStart=LC,rr.lineEnd=DC},polygonEnd:function(){rr.lineStart=rr.lineEnd=rr.point=jn,Zd.add(ce(ip)),ip=new qn},result:function(){var e=Zd/2;return Zd=new qn,e}};function LC(){rr.point=NC}function NC(e,t){rr.point=Ev,wv=rp=e,Tv=sp=t}function Ev(e,t){ip.add(sp*e-rp*t),rp=e,sp=t}function DC(){Ev(wv,Tv)}var wo=1/0,jl=wo,Ja=-wo,Ql=Ja,tu={point:UC,lineStart:jn,lineEnd:jn,polygonStart:jn,polygonEnd:jn,result:function(){var e=[[wo,jl],[Ja,Ql]];return Ja=Ql=-(jl=wo=1/0),e}};function UC(e,t){e<wo&&(wo=e),e>Ja&&(Ja=e),t<jl&&(jl=t),t>Ql&&(Ql=t)}var op=0,ap=0,Va=0,eu=0,nu=0,Mo=0,cp=0,lp=0,Ha=0,Av,Cv,Ii,Li,Jn={point:Ts,lineStart:lv,lineEnd:uv,polygonStart:function(){Jn.lineStart=BC,Jn.lineEnd=kC},polygonEnd:function(){Jn.point=Ts,Jn.lineStart=lv,Jn.lineEnd=uv},result:function(){var e=Ha?[cp/Ha,lp/Ha]:Mo?[eu/Mo,nu/Mo]:Va?[op/Va,ap/Va]:[NaN,NaN];return op=ap=Va=eu=nu=Mo=cp=lp=Ha=0,e}};function Ts(e,t){op+=e,ap+=t,++Va}function lv(){Jn.point=FC}function FC(e,t){Jn.point=OC,Ts(Ii=e,Li=t)}function OC(e,t){var n=e-Ii,i=t-Li,r=xn(n*n+i*i);eu+=r*(Ii+e)/2,nu+=r*(Li+t)/2,Mo+=r,Ts(Ii=e,Li=t)}function uv(){Jn.point=Ts}function BC(){Jn.point=zC}function kC(){Rv(Av,Cv)}function zC(e,t){Jn.point=Rv,Ts(Av=Ii=e,Cv=Li=t)}function Rv(e,t){var n=e-Ii,i=t-Li,r=xn(n*n+i*i);eu+=r*(Ii+e)/2,nu+=r*(Li+t)/2,Mo+=r,r=Li*e-Ii*t,cp+=r*(Ii+e),lp+=r*(Li+t),Ha+=r*3,Ts(Ii=e,Li=t)}function Pv(e){this._context=e}Pv.prototype={_radius:4.5,pointRadius:function(e){return this._radius=e,this},polygonStart:function(){this._line=0},polygonEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){this._line===0&&this._context.closePath(),this._point=NaN},point:function(e,t){switch(this._point){case 0:{this._context.moveTo(e,t),this._point=1;break}case 1:{this._context.lineTo(e,t);break}default:{this._context.moveTo(e+this._radius,t),this._context.arc(e,t,this._radius,0,Pn);break}}},result:jn};var up=new qn,Jd,Iv,Lv,Wa,$a,Ka={point:jn,lineStart:function(){Ka.point=GC},lineEnd:function(){Jd&&Nv(Iv,Lv),Ka.point=jn},polygonStart:function(){Jd=!0},polygonEnd:function(){Jd=null},result:function(){var e=+up;return up=new qn,e}};function GC(e,t){Ka.point=Nv,Iv=Wa=e,Lv=$a=t}function Nv(e,t){Wa-=e,$a-=t,up.add(xn(Wa*Wa+$a*$a)),Wa=e,$a=t}var fv,iu,hv,dv,ru=class{constructor(t){this._append=t==null?Dv:VC(t),this._radius=4.5,this._=""}pointRadius(t){return this._radius=+t,this}polygonStart(){this._line=0}polygonEnd(){this._line=NaN}lineStart(){this._point=0}lineEnd(){this._line===0&&(this._+="Z"),this._point=NaN}point(t,n){switch(this._point){case 0:{this._append`M${t},${n}`,this._point=1;break}case 1:{this._append`L${t},${n}`;break}default:{if(this._append`M${t},${n}`,this._radius!==hv||this._append!==iu){let i=this._radius,r=this._;this._="",this._append`m0,${i}a${i},${i} 0 1,1 0,${-2*i}a${i},${i} 0 1,1 0,${2*i}z`,hv=i,iu=this._append,dv=this._,this._=r}this._+=dv;break}}}result(){let t=this._;return this._="",t.length?t:null}};function Dv(e){let t=1;this._+=e[0];for(let n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function VC(e){let t=Math.floor(e);if(!(t>=0))throw new RangeError(`invalid digits: ${e}`);if(t>15)return Dv;if(t!==fv){let n=10**t;fv=t,iu=function(r){let s=1;this._+=r[0];for(let o=r.length;s<o;++s)this._+=Math.round(arguments[s]*n)/n+r[s]}}return iu}function Qa(e,t){let n=3,i=4.5,r,s;function o(a){return a&&(typeof i=="function"&&s.pointRadius(+i.apply(this,arguments)),zr(a,r(s))),s.result()}return o.area=function(a){return zr(a,r(rr)),rr.result()},o.measure=function(a){return zr(a,r(Ka)),Ka.result()},o.bounds=function(a){return zr(a,r(tu)),tu.result()},o.centroid=function(a){return zr(a,r(Jn)),Jn.result()},o.projection=function(a){return arguments.length?(r=a==null?(e=null,np):(e=a).stream,o):e},o.context=function(a){return arguments.length?(s=a==null?(t=null,new ru(n)):new Pv(t=a),typeof i!="function"&&s.pointRadius(i),o):t},o.pointRadius=function(a){return arguments.length?(i=typeof a=="function"?a:(s.pointRadius(+a),+a),o):i},o.digits=function(a){if(!arguments.length)return n;if(a==null)n=null;else{let c=Math.floor(a);if(!(c>=0))throw new RangeError(`invalid digits: ${a}`);n=c}return t===null&&(s=new ru(n)),o},o.projection(e).digits(n).context(t)}function tc(e){return{stream:au(e)}}function au(e){return function(t){var n=new fp;for(var i in e)n[i]=e[i];return n.stream=t,n}}function fp(){}fp.prototype={constructor:fp,point:function(e,t){this.stream.point(e,t)},sphere:function(){this.stream.sphere()},lineStart:function(){this.stream.lineStart()},lineEnd:function(){this.stream.lineEnd()},polygonStart:function(){this.stream.polygonStart()},polygonEnd:function(){this.stream.polygonEnd()}};function pp(e,t,n){var i=e.clipExtent&&e.clipExtent();return e.scale(150).translate([0,0]),i!=null&&e.clipExtent(null),zr(n,e.stream(tu)),t(tu.result()),i!=null&&e.clipExtent(i),e}function mp(e,t,n){return pp(e,function(i){var r=t[1][0]-t[0][0],s=t[1][1]-t[0][1],o=Math.min(r/(i[1][0]-i[0][0]),s/(i[1][1]-i[0][1])),a=+t[0][0]+(r-o*(i[1][0]+i[0][0]))/2,c=+t[0][1]+(s-o*(i[1][1]+i[0][1]))/2;e.scale(150*o).translate([a,c])},n)}function Uv(e,t,n){return mp(e,[[0,0],t],n)}function Fv(e,t,n){return pp(e,function(i){var r=+t,s=r/(i[1][0]-i[0][0]),o=(r-s*(i[1][0]+i[0][0]))/2,a=-s*i[0][1];e.scale(150*s).translate([o,a])},n)}function Ov(e,t,n){return pp(e,function(i){var r=+t,s=r/(i[1][1]-i[0][1]),o=-s*i[0][0],a=(r-s*(i[1][1]+i[0][1]))/2;e.scale(150*s).translate([o,a])},n)}var pv=16,HC=Kt(30*we);function mv(e,t){return+t?$C(e,t):WC(e)}function WC(e){return au({point:function(t,n){t=e(t,n),this.stream.point(t[0],t[1])}})}function $C(e,t){function n(i,r,s,o,a,c,l,u,h,f,d,p,_,g){var m=l-i,v=u-r,w=m*m+v*v;if(w>4*t&&_--){var x=o+f,S=a+d,b=c+p,y=xn(x*x+S*S+b*b),M=Qn(b/=y),C=ce(ce(b)-1)<Vt||ce(s-h)<Vt?(s+h)/2:sr(S,x),R=e(C,M),A=R[0],N=R[1],O=A-i,P=N-r,L=v*O-m*P;(L*L/w>t||ce((m*O+v*P)/w-.5)>.3||o*f+a*d+c*p<HC)&&(n(i,r,s,o,a,c,A,N,C,x/=y,S/=y,b,_,g),g.point(A,N),n(A,N,C,x,S,b,l,u,h,f,d,p,_,g))}}return function(i){var r,s,o,a,c,l,u,h,f,d,p,_,g={point:m,lineStart:v,lineEnd:x,polygonStart:function(){i.polygonStart(),g.lineStart=S},polygonEnd:function(){i.polygonEnd(),g.lineStart=v}};function m(M,C){M=e(M,C),i.point(M[0],M[1])}function v(){h=NaN,g.point=w,i.lineStart()}function w(M,C){var R=So([M,C]),A=e(M,C);n(h,f,u,d,p,_,h=A[0],f=A[1],u=M,d=R[0],p=R[1],_=R[2],pv,i),i.point(h,f)}function x(){g.point=m,i.lineEnd()}function S(){v(),g.point=b,g.lineEnd=y}function b(M,C){w(r=M,C),s=h,o=f,a=d,c=p,l=_,g.point=w}function y(){n(h,f,u,d,p,_,s,o,r,a,c,l,pv,i),g.lineEnd=x,x()}return g}}var XC=au({point:function(e,t){this.stream.point(e*we,t*we)}});function qC(e){return au({point:function(t,n){var i=e(t,n);return this.stream.point(i[0],i[1])}})}function YC(e,t,n,i,r){function s(o,a){return o*=i,a*=r,[t+e*o,n-e*a]}return s.invert=function(o,a){return[(o-t)/e*i,(n-a)/e*r]},s}function gv(e,t,n,i,r,s){if(!s)return YC(e,t,n,i,r);var o=Kt(s),a=Ht(s),c=o*e,l=a*e,u=o/e,h=a/e,f=(a*n-o*t)/e,d=(a*t+o*n)/e;function p(_,g){return _*=i,g*=r,[c*_-l*g+t,n-l*_-c*g]}return p.invert=function(_,g){return[i*(u*_-h*g+f),r*(d-h*_-u*g)]},p}function Gr(e){return Bv(function(){return e})()}function Bv(e){var t,n=150,i=480,r=250,s=0,o=0,a=0,c=0,l=0,u,h=0,f=1,d=1,p=null,_=cv,g=null,m,v,w,x=np,S=.5,b,y,M,C,R;function A(L){return M(L[0]*we,L[1]*we)}function N(L){return L=M.invert(L[0],L[1]),L&&[L[0]*fn,L[1]*fn]}A.stream=function(L){return C&&R===L?C:C=XC(qC(u)(_(b(x(R=L)))))},A.preclip=function(L){return arguments.length?(_=L,p=void 0,P()):_},A.postclip=function(L){return arguments.length?(x=L,g=m=v=w=null,P()):x},A.clipAngle=function(L){return arguments.length?(_=+L?PC(p=L*we):(p=null,cv),P()):p*fn},A.clipExtent=function(L){return arguments.length?(x=L==null?(g=m=v=w=null,np):dp(g=+L[0][0],m=+L[0][1],v=+L[1][0],w=+L[1][1]),P()):g==null?null:[[g,m],[v,w]]},A.scale=function(L){return arguments.length?(n=+L,O()):n},A.translate=function(L){return arguments.length?(i=+L[0],r=+L[1],O()):[i,r]},A.center=function(L){return arguments.length?(s=L[0]%360*we,o=L[1]%360*we,O()):[s*fn,o*fn]},A.rotate=function(L){return arguments.length?(a=L[0]%360*we,c=L[1]%360*we,l=L.length>2?L[2]%360*we:0,O()):[a*fn,c*fn,l*fn]},A.angle=function(L){return arguments.length?(h=L%360*we,O()):h*fn},A.reflectX=function(L){return arguments.length?(f=L?-1:1,O()):f<0},A.reflectY=function(L){return arguments.length?(d=L?-1:1,O()):d<0},A.precision=function(L){return arguments.length?(b=mv(y,S=L*L),P()):xn(S)},A.fitExtent=function(L,z){return mp(A,L,z)},A.fitSize=function(L,z){return Uv(A,L,z)},A.fitWidth=function(L,z){return Fv(A,L,z)},A.fitHeight=function(L,z){return Ov(A,L,z)};function O(){var L=gv(n,0,0,f,d,h).apply(null,t(s,o)),z=gv(n,i-L[0],r-L[1],f,d,h);return u=vv(a,c,l),y=tp(t,z),M=tp(u,y),b=mv(y,S),P()}function P(){return C=R=null,A}return function(){return t=e.apply(this,arguments),A.invert=t.invert&&N,O()}}function gp(e){var t=0,n=jt/3,i=Bv(e),r=i(t,n);return r.parallels=function(s){return arguments.length?i(t=s[0]*we,n=s[1]*we):[t*fn,n*fn]},r}function ZC(e){var t=Kt(e);function n(i,r){return[i*t,Ht(r)/t]}return n.invert=function(i,r){return[i/t,Qn(r*t)]},n}function JC(e,t){var n=Ht(e),i=(n+Ht(t))/2;if(ce(i)<Vt)return ZC(e);var r=1+n*(2*i-n),s=xn(r)/i;function o(a,c){var l=xn(r-2*i*Ht(c))/i;return[l*Ht(a*=i),s-l*Kt(a)]}return o.invert=function(a,c){var l=s-c,u=sr(a,ce(l))*Kn(l);return l*i<0&&(u-=jt*Kn(a)*Kn(l)),[u/i,Qn((r-(a*a+l*l)*i*i)/(2*i))]},o}function ja(){return gp(JC).scale(155.424).center([0,33.6442])}function _p(){return ja().parallels([29.5,45.5]).scale(1070).translate([480,250]).rotate([96,0]).center([-.6,38.7])}function KC(e){var t=e.length;return{point:function(n,i){for(var r=-1;++r<t;)e[r].point(n,i)},sphere:function(){for(var n=-1;++n<t;)e[n].sphere()},lineStart:function(){for(var n=-1;++n<t;)e[n].lineStart()},lineEnd:function(){for(var n=-1;++n<t;)e[n].lineEnd()},polygonStart:function(){for(var n=-1;++n<t;)e[n].polygonStart()},polygonEnd:function(){for(var n=-1;++n<t;)e[n].polygonEnd()}}}function kv(){var e,t,n=_p(),i,r=ja().rotate([154,0]).center([-2,58.5]).parallels([55,65]),s,o=ja().rotate([157,0]).center([-3,19.9]).parallels([8,18]),a,c,l={point:function(f,d){c=[f,d]}};function u(f){var d=f[0],p=f[1];return c=null,i.point(d,p),c||(s.point(d,p),c)||(a.point(d,p),c)}u.invert=function(f){var d=n.scale(),p=n.translate(),_=(f[0]-p[0])/d,g=(f[1]-p[1])/d;return(g>=.12&&g<.234&&_>=-.425&&_<-.214?r:g>=.166&&g<.234&&_>=-.214&&_<-.115?o:n).invert(f)},u.stream=function(f){return e&&t===f?e:e=KC([n.stream(t=f),r.stream(f),o.stream(f)])},u.precision=function(f){return arguments.length?(n.precision(f),r.precision(f),o.precision(f),h()):n.precision()},u.scale=function(f){return arguments.length?(n.scale(f),r.scale(f*.35),o.scale(f),u.translate(n.translate())):n.scale()},u.translate=function(f){if(!arguments.length)return n.translate();var d=n.scale(),p=+f[0],_=+f[1];return i=n.translate(f).clipExtent([[p-.455*d,_-.238*d],[p+.455*d,_+.238*d]]).stream(l),s=r.translate([p-.307*d,_+.201*d]).clipExtent([[p-.425*d+Vt,_+.12*d+Vt],[p-.214*d-Vt,_+.234*d-Vt]]).stream(l),a=o.translate([p-.205*d,_+.212*d]).clipExtent([[p-.214*d+Vt,_+.166*d+Vt],[p-.115*d-Vt,_+.234*d-Vt]]).stream(l),h()},u.fitExtent=function(f,d){return mp(u,f,d)},u.fitSize=function(f,d){return Uv(u,f,d)},u.fitWidth=function(f,d){return Fv(u,f,d)},u.fitHeight=function(f,d){return Ov(u,f,d)};function h(){return e=t=null,u}return u.scale(1070)}function zv(e){return function(t,n){var i=Kt(t),r=Kt(n),s=e(i*r);return s===1/0?[2,0]:[s*r*Ht(t),s*Ht(n)]}}function ec(e){return function(t,n){var i=xn(t*t+n*n),r=e(i),s=Ht(r),o=Kt(r);return[sr(t*s,i*o),Qn(i&&n*s/i)]}}var Gv=zv(function(e){return xn(2/(1+e))});Gv.invert=ec(function(e){return 2*Qn(e/2)});function Vv(){return Gr(Gv).scale(124.75).clipAngle(180-.001)}var Hv=zv(function(e){return(e=xv(e))&&e/Ht(e)});Hv.invert=ec(function(e){return e});function Wv(){return Gr(Hv).scale(79.4188).clipAngle(180-.001)}function cu(e,t){return[e,Zl(hp((Te+t)/2))]}cu.invert=function(e,t){return[e,2*To(yv(t))-Te]};function $v(){return Xv(cu).scale(961/Pn)}function Xv(e){var t=Gr(e),n=t.center,i=t.scale,r=t.translate,s=t.clipExtent,o=null,a,c,l;t.scale=function(h){return arguments.length?(i(h),u()):i()},t.translate=function(h){return arguments.length?(r(h),u()):r()},t.center=function(h){return arguments.length?(n(h),u()):n()},t.clipExtent=function(h){return arguments.length?(h==null?o=a=c=l=null:(o=+h[0][0],a=+h[0][1],c=+h[1][0],l=+h[1][1]),u()):o==null?null:[[o,a],[c,l]]};function u(){var h=jt*i(),f=t(MC(t.rotate()).invert([0,0]));return s(o==null?[[f[0]-h,f[1]-h],[f[0]+h,f[1]+h]]:e===cu?[[Math.max(f[0]-h,o),a],[Math.min(f[0]+h,c),l]]:[[o,Math.max(f[1]-h,a)],[c,Math.min(f[1]+h,l)]])}return u()}function ql(e){return hp((Te+e)/2)}function jC(e,t){var n=Kt(e),i=e===t?Ht(e):Zl(n/Kt(t))/Zl(ql(t)/ql(e)),r=n*Xd(ql(e),i)/i;if(!i)return cu;function s(o,a){r>0?a<-Te+Vt&&(a=-Te+Vt):a>Te-Vt&&(a=Te-Vt);var c=r/Xd(ql(a),i);return[c*Ht(i*o),r-c*Kt(i*o)]}return s.invert=function(o,a){var c=r-a,l=Kn(i)*xn(o*o+c*c),u=sr(o,ce(c))*Kn(c);return c*i<0&&(u-=jt*Kn(o)*Kn(c)),[u/i,2*To(Xd(r/l,1/i))-Te]},s}function qv(){return gp(jC).scale(109.5).parallels([30,30])}function su(e,t){return[e,t]}su.invert=su;function Yv(){return Gr(su).scale(152.63)}function QC(e,t){var n=Kt(e),i=e===t?Ht(e):(n-Kt(t))/(t-e),r=n/i+e;if(ce(i)<Vt)return su;function s(o,a){var c=r-a,l=i*o;return[c*Ht(l),r-c*Kt(l)]}return s.invert=function(o,a){var c=r-a,l=sr(o,ce(c))*Kn(c);return c*i<0&&(l-=jt*Kn(o)*Kn(c)),[l/i,r-Kn(i)*xn(o*o+c*c)]},s}function Zv(){return gp(QC).scale(131.154).center([0,13.9389])}var Xa=1.340264,qa=-.081106,Ya=893e-6,Za=.003796,ou=xn(3)/2,tR=12;function Jv(e,t){var n=Qn(ou*Ht(t)),i=n*n,r=i*i*i;return[e*Kt(n)/(ou*(Xa+3*qa*i+r*(7*Ya+9*Za*i))),n*(Xa+qa*i+r*(Ya+Za*i))]}Jv.invert=function(e,t){for(var n=t,i=n*n,r=i*i*i,s=0,o,a,c;s<tR&&(a=n*(Xa+qa*i+r*(Ya+Za*i))-t,c=Xa+3*qa*i+r*(7*Ya+9*Za*i),n-=o=a/c,i=n*n,r=i*i*i,!(ce(o)<_v));++s);return[ou*e*(Xa+3*qa*i+r*(7*Ya+9*Za*i))/Kt(n),Qn(Ht(n)/ou)]};function Kv(){return Gr(Jv).scale(177.158)}function jv(e,t){var n=Kt(t),i=Kt(e)*n;return[n*Ht(e)/i,Ht(t)/i]}jv.invert=ec(To);function Qv(){return Gr(jv).scale(144.049).clipAngle(60)}function eR(e,t){var n=t*t,i=n*n;return[e*(.8707-.131979*n+i*(-.013791+i*(.003971*n-.001529*i))),t*(1.007226+n*(.015085+i*(-.044475+.028874*n-.005916*i)))]}eR.invert=function(e,t){var n=t,i=25,r;do{var s=n*n,o=s*s;n-=r=(n*(1.007226+s*(.015085+o*(-.044475+.028874*s-.005916*o)))-t)/(1.007226+s*(.015085*3+o*(-.044475*7+.028874*9*s-.005916*11*o)))}while(ce(r)>Vt&&--i>0);return[e/(.8707+(s=n*n)*(-.131979+s*(-.013791+s*s*s*(.003971-.001529*s)))),n]};function tb(e,t){return[Kt(t)*Ht(e),Ht(t)]}tb.invert=ec(Qn);function eb(){return Gr(tb).scale(249.5).clipAngle(90+Vt)}function nb(e,t){var n=Kt(t),i=1+Kt(e)*n;return[n*Ht(e)/i,Ht(t)/i]}nb.invert=ec(function(e){return 2*To(e)});function ib(){return Gr(nb).scale(250).clipAngle(142)}function rb(e,t){return[Zl(hp((Te+t)/2)),-e]}rb.invert=function(e,t){return[-t,2*To(yv(e))-Te]};function sb(){var e=Xv(rb),t=e.center,n=e.rotate;return e.center=function(i){return arguments.length?t([-i[1],i[0]]):(i=t(),[i[1],-i[0]])},e.rotate=function(i){return arguments.length?n([i[0],i[1],i.length>2?i[2]+90:90]):(i=n(),[i[0],i[1],i[2]-90])},n([0,0,90]).scale(159.155)}var yp=new Date,xp=new Date;function Ue(e,t,n,i){function r(s){return e(s=arguments.length===0?new Date:new Date(+s)),s}return r.floor=s=>(e(s=new Date(+s)),s),r.ceil=s=>(e(s=new Date(s-1)),t(s,1),e(s),s),r.round=s=>{let o=r(s),a=r.ceil(s);return s-o<a-s?o:a},r.offset=(s,o)=>(t(s=new Date(+s),o==null?1:Math.floor(o)),s),r.range=(s,o,a)=>{let c=[];if(s=r.ceil(s),a=a==null?1:Math.floor(a),!(s<o)||!(a>0))return c;let l;do c.push(l=new Date(+s)),t(s,a),e(s);while(l<s&&s<o);return c},r.filter=s=>Ue(o=>{if(o>=o)for(;e(o),!s(o);)o.setTime(o-1)},(o,a)=>{if(o>=o)if(a<0)for(;++a<=0;)for(;t(o,-1),!s(o););else for(;--a>=0;)for(;t(o,1),!s(o););}),n&&(r.count=(s,o)=>(yp.setTime(+s),xp.setTime(+o),e(yp),e(xp),Math.floor(n(yp,xp))),r.every=s=>(s=Math.floor(s),!isFinite(s)||!(s>0)?null:s>1?r.filter(i?o=>i(o)%s===0:o=>r.count(0,o)%s===0):r)),r}var lu=Ue(()=>{},(e,t)=>{e.setTime(+e+t)},(e,t)=>t-e);lu.every=e=>(e=Math.floor(e),!isFinite(e)||!(e>0)?null:e>1?Ue(t=>{t.setTime(Math.floor(t/e)*e)},(t,n)=>{t.setTime(+t+n*e)},(t,n)=>(n-t)/e):lu);var aB=lu.range,or=1e3,ti=or*60,ar=ti*60,cr=ar*24,bp=cr*7,ob=cr*30,vp=cr*365,hn=Ue(e=>{e.setTime(e-e.getMilliseconds())},(e,t)=>{e.setTime(+e+t*or)},(e,t)=>(t-e)/or,e=>e.getUTCSeconds()),cB=hn.range,Es=Ue(e=>{e.setTime(e-e.getMilliseconds()-e.getSeconds()*or)},(e,t)=>{e.setTime(+e+t*ti)},(e,t)=>(t-e)/ti,e=>e.getMinutes()),lB=Es.range,As=Ue(e=>{e.setUTCSeconds(0,0)},(e,t)=>{e.setTime(+e+t*ti)},(e,t)=>(t-e)/ti,e=>e.getUTCMinutes()),uB=As.range,Cs=Ue(e=>{e.setTime(e-e.getMilliseconds()-e.getSeconds()*or-e.getMinutes()*ti)},(e,t)=>{e.setTime(+e+t*ar)},(e,t)=>(t-e)/ar,e=>e.getHours()),fB=Cs.range,Rs=Ue(e=>{e.setUTCMinutes(0,0,0)},(e,t)=>{e.setTime(+e+t*ar)},(e,t)=>(t-e)/ar,e=>e.getUTCHours()),hB=Rs.range,Ni=Ue(e=>e.setHours(0,0,0,0),(e,t)=>e.setDate(e.getDate()+t),(e,t)=>(t-e-(t.getTimezoneOffset()-e.getTimezoneOffset())*ti)/cr,e=>e.getDate()-1),dB=Ni.range,Eo=Ue(e=>{e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCDate(e.getUTCDate()+t)},(e,t)=>(t-e)/cr,e=>e.getUTCDate()-1),pB=Eo.range,nc=Ue(e=>{e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCDate(e.getUTCDate()+t)},(e,t)=>(t-e)/cr,e=>Math.floor(e/cr)),mB=nc.range;function Ps(e){return Ue(t=>{t.setDate(t.getDate()-(t.getDay()+7-e)%7),t.setHours(0,0,0,0)},(t,n)=>{t.setDate(t.getDate()+n*7)},(t,n)=>(n-t-(n.getTimezoneOffset()-t.getTimezoneOffset())*ti)/bp)}var Di=Ps(0),Is=Ps(1),Mp=Ps(2),Sp=Ps(3),lr=Ps(4),wp=Ps(5),Tp=Ps(6),gB=Di.range,_B=Is.range,yB=Mp.range,xB=Sp.range,vB=lr.range,bB=wp.range,MB=Tp.range;function Ls(e){return Ue(t=>{t.setUTCDate(t.getUTCDate()-(t.getUTCDay()+7-e)%7),t.setUTCHours(0,0,0,0)},(t,n)=>{t.setUTCDate(t.getUTCDate()+n*7)},(t,n)=>(n-t)/bp)}var Ui=Ls(0),Ns=Ls(1),Ep=Ls(2),Ap=Ls(3),ur=Ls(4),Cp=Ls(5),Rp=Ls(6),SB=Ui.range,wB=Ns.range,TB=Ep.range,EB=Ap.range,AB=ur.range,CB=Cp.range,RB=Rp.range,Ds=Ue(e=>{e.setDate(1),e.setHours(0,0,0,0)},(e,t)=>{e.setMonth(e.getMonth()+t)},(e,t)=>t.getMonth()-e.getMonth()+(t.getFullYear()-e.getFullYear())*12,e=>e.getMonth()),PB=Ds.range,Us=Ue(e=>{e.setUTCDate(1),e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCMonth(e.getUTCMonth()+t)},(e,t)=>t.getUTCMonth()-e.getUTCMonth()+(t.getUTCFullYear()-e.getUTCFullYear())*12,e=>e.getUTCMonth()),IB=Us.range,vn=Ue(e=>{e.setMonth(0,1),e.setHours(0,0,0,0)},(e,t)=>{e.setFullYear(e.getFullYear()+t)},(e,t)=>t.getFullYear()-e.getFullYear(),e=>e.getFullYear());vn.every=e=>!isFinite(e=Math.floor(e))||!(e>0)?null:Ue(t=>{t.setFullYear(Math.floor(t.getFullYear()/e)*e),t.setMonth(0,1),t.setHours(0,0,0,0)},(t,n)=>{t.setFullYear(t.getFullYear()+n*e)});var LB=vn.range,bn=Ue(e=>{e.setUTCMonth(0,1),e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCFullYear(e.getUTCFullYear()+t)},(e,t)=>t.getUTCFullYear()-e.getUTCFullYear(),e=>e.getUTCFullYear());bn.every=e=>!isFinite(e=Math.floor(e))||!(e>0)?null:Ue(t=>{t.setUTCFullYear(Math.floor(t.getUTCFullYear()/e)*e),t.setUTCMonth(0,1),t.setUTCHours(0,0,0,0)},(t,n)=>{t.setUTCFullYear(t.getUTCFullYear()+n*e)});var NB=bn.range;function ab(e,t,n,i,r,s){let o=[[hn,1,or],[hn,5,5*or],[hn,15,15*or],[hn,30,30*or],[s,1,ti],[s,5,5*ti],[s,15,15*ti],[s,30,30*ti],[r,1,ar],[r,3,3*ar],[r,6,6*ar],[r,12,12*ar],[i,1,cr],[i,2,2*cr],[n,1,bp],[t,1,ob],[t,3,3*ob],[e,1,vp]];function a(l,u,h){let f=u<l;f&&([l,u]=[u,l]);let d=h&&typeof h.range=="function"?h:c(l,u,h),p=d?d.range(l,+u+1):[];return f?p.reverse():p}function c(l,u,h){let f=Math.abs(u-l)/h,d=co(([,,g])=>g).right(o,f);if(d===o.length)return e.every(Na(l/vp,u/vp,h));if(d===0)return lu.every(Math.max(Na(l,u,h),1));let[p,_]=o[f/o[d-1][2]<o[d][2]/f?d-1:d];return p.every(_)}return[a,c]}var[cb,lb]=ab(bn,Us,Ui,nc,Rs,As),[ub,fb]=ab(vn,Ds,Di,Ni,Cs,Es);function Pp(e){if(0<=e.y&&e.y<100){var t=new Date(-1,e.m,e.d,e.H,e.M,e.S,e.L);return t.setFullYear(e.y),t}return new Date(e.y,e.m,e.d,e.H,e.M,e.S,e.L)}function Ip(e){if(0<=e.y&&e.y<100){var t=new Date(Date.UTC(-1,e.m,e.d,e.H,e.M,e.S,e.L));return t.setUTCFullYear(e.y),t}return new Date(Date.UTC(e.y,e.m,e.d,e.H,e.M,e.S,e.L))}function ic(e,t,n){return{y:e,m:t,d:n,H:0,M:0,S:0,L:0}}function nR(e){var t=e.dateTime,n=e.date,i=e.time,r=e.periods,s=e.days,o=e.shortDays,a=e.months,c=e.shortMonths,l=rc(r),u=sc(r),h=rc(s),f=sc(s),d=rc(o),p=sc(o),_=rc(a),g=sc(a),m=rc(c),v=sc(c),w={a:k,A:Z,b:U,B:G,c:null,d:_b,e:_b,f:TR,g:UR,G:OR,H:MR,I:SR,j:wR,L:Mb,m:ER,M:AR,p:q,q:rt,Q:vb,s:bb,S:CR,u:RR,U:PR,V:IR,w:LR,W:NR,x:null,X:null,y:DR,Y:FR,Z:BR,"%":xb},x={a:ct,A:$,b:ot,B:ut,c:null,d:yb,e:yb,f:VR,g:jR,G:tP,H:kR,I:zR,j:GR,L:wb,m:HR,M:WR,p:st,q:at,Q:vb,s:bb,S:$R,u:XR,U:qR,V:YR,w:ZR,W:JR,x:null,X:null,y:KR,Y:QR,Z:eP,"%":xb},S={a:R,A,b:N,B:O,c:P,d:mb,e:mb,f:yR,g:pb,G:db,H:gb,I:gb,j:pR,L:_R,m:dR,M:mR,p:C,q:hR,Q:vR,s:bR,S:gR,u:aR,U:cR,V:lR,w:oR,W:uR,x:L,X:z,y:pb,Y:db,Z:fR,"%":xR};w.x=b(n,w),w.X=b(i,w),w.c=b(t,w),x.x=b(n,x),x.X=b(i,x),x.c=b(t,x);function b(J,yt){return function(lt){var K=[],Lt=-1,Mt=0,Gt=J.length,qt,fe,ae;for(lt instanceof Date||(lt=new Date(+lt));++Lt<Gt;)J.charCodeAt(Lt)===37&&(K.push(J.slice(Mt,Lt)),(fe=hb[qt=J.charAt(++Lt)])!=null?qt=J.charAt(++Lt):fe=qt==="e"?" ":"0",(ae=yt[qt])&&(qt=ae(lt,fe)),K.push(qt),Mt=Lt+1);return K.push(J.slice(Mt,Lt)),K.join("")}}function y(J,yt){return function(lt){var K=ic(1900,void 0,1),Lt=M(K,J,lt+="",0),Mt,Gt;if(Lt!=lt.length)return null;if("Q"in K)return new Date(K.Q);if("s"in K)return new Date(K.s*1e3+("L"in K?K.L:0));if(yt&&!("Z"in K)&&(K.Z=0),"p"in K&&(K.H=K.H%12+K.p*12),K.m===void 0&&(K.m="q"in K?K.q:0),"V"in K){if(K.V<1||K.V>53)return null;"w"in K||(K.w=1),"Z"in K?(Mt=Ip(ic(K.y,0,1)),Gt=Mt.getUTCDay(),Mt=Gt>4||Gt===0?Ns.ceil(Mt):Ns(Mt),Mt=Eo.offset(Mt,(K.V-1)*7),K.y=Mt.getUTCFullYear(),K.m=Mt.getUTCMonth(),K.d=Mt.getUTCDate()+(K.w+6)%7):(Mt=Pp(ic(K.y,0,1)),Gt=Mt.getDay(),Mt=Gt>4||Gt===0?Is.ceil(Mt):Is(Mt),Mt=Ni.offset(Mt,(K.V-1)*7),K.y=Mt.getFullYear(),K.m=Mt.getMonth(),K.d=Mt.getDate()+(K.w+6)%7)}else("W"in K||"U"in K)&&("w"in K||(K.w="u"in K?K.u%7:"W"in K?1:0),Gt="Z"in K?Ip(ic(K.y,0,1)).getUTCDay():Pp(ic(K.y,0,1)).getDay(),K.m=0,K.d="W"in K?(K.w+6)%7+K.W*7-(Gt+5)%7:K.w+K.U*7-(Gt+6)%7);return"Z"in K?(K.H+=K.Z/100|0,K.M+=K.Z%100,Ip(K)):Pp(K)}}function M(J,yt,lt,K){for(var Lt=0,Mt=yt.length,Gt=lt.length,qt,fe;Lt<Mt;){if(K>=Gt)return-1;if(qt=yt.charCodeAt(Lt++),qt===37){if(qt=yt.charAt(Lt++),fe=S[qt in hb?yt.charAt(Lt++):qt],!fe||(K=fe(J,lt,K))<0)return-1}else if(qt!=lt.charCodeAt(K++))return-1}return K}function C(J,yt,lt){var K=l.exec(yt.slice(lt));return K?(J.p=u.get(K[0].toLowerCase()),lt+K[0].length):-1}function R(J,yt,lt){var K=d.exec(yt.slice(lt));return K?(J.w=p.get(K[0].toLowerCase()),lt+K[0].length):-1}function A(J,yt,lt){var K=h.exec(yt.slice(lt));return K?(J.w=f.get(K[0].toLowerCase()),lt+K[0].length):-1}function N(J,yt,lt){var K=m.exec(yt.slice(lt));return K?(J.m=v.get(K[0].toLowerCase()),lt+K[0].length):-1}function O(J,yt,lt){var K=_.exec(yt.slice(lt));return K?(J.m=g.get(K[0].toLowerCase()),lt+K[0].length):-1}function P(J,yt,lt){return M(J,t,yt,lt)}function L(J,yt,lt){return M(J,n,yt,lt)}function z(J,yt,lt){return M(J,i,yt,lt)}function k(J){return o[J.getDay()]}function Z(J){return s[J.getDay()]}function U(J){return c[J.getMonth()]}function G(J){return a[J.getMonth()]}function q(J){return r[+(J.getHours()>=12)]}function rt(J){return 1+~~(J.getMonth()/3)}function ct(J){return o[J.getUTCDay()]}function $(J){return s[J.getUTCDay()]}function ot(J){return c[J.getUTCMonth()]}function ut(J){return a[J.getUTCMonth()]}function st(J){return r[+(J.getUTCHours()>=12)]}function at(J){return 1+~~(J.getUTCMonth()/3)}return{format:function(J){var yt=b(J+="",w);return yt.toString=function(){return J},yt},parse:function(J){var yt=y(J+="",!1);return yt.toString=function(){return J},yt},utcFormat:function(J){var yt=b(J+="",x);return yt.toString=function(){return J},yt},utcParse:function(J){var yt=y(J+="",!0);return yt.toString=function(){return J},yt}}}var hb={"-":"",_:" ",0:"0"},$e=/^\s*\d+/,iR=/^%/,rR=/[\\^$*+?|[\]().{}]/g;function re(e,t,n){var i=e<0?"-":"",r=(i?-e:e)+"",s=r.length;return i+(s<n?new Array(n-s+1).join(t)+r:r)}function sR(e){return e.replace(rR,"\\$&")}function rc(e){return new RegExp("^(?:"+e.map(sR).join("|")+")","i")}function sc(e){return new Map(e.map((t,n)=>[t.toLowerCase(),n]))}function oR(e,t,n){var i=$e.exec(t.slice(n,n+1));return i?(e.w=+i[0],n+i[0].length):-1}function aR(e,t,n){var i=$e.exec(t.slice(n,n+1));return i?(e.u=+i[0],n+i[0].length):-1}function cR(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.U=+i[0],n+i[0].length):-1}function lR(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.V=+i[0],n+i[0].length):-1}function uR(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.W=+i[0],n+i[0].length):-1}function db(e,t,n){var i=$e.exec(t.slice(n,n+4));return i?(e.y=+i[0],n+i[0].length):-1}function pb(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.y=+i[0]+(+i[0]>68?1900:2e3),n+i[0].length):-1}function fR(e,t,n){var i=/^(Z)|([+-]\d\d)(?::?(\d\d))?/.exec(t.slice(n,n+6));return i?(e.Z=i[1]?0:-(i[2]+(i[3]||"00")),n+i[0].length):-1}function hR(e,t,n){var i=$e.exec(t.slice(n,n+1));return i?(e.q=i[0]*3-3,n+i[0].length):-1}function dR(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.m=i[0]-1,n+i[0].length):-1}function mb(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.d=+i[0],n+i[0].length):-1}function pR(e,t,n){var i=$e.exec(t.slice(n,n+3));return i?(e.m=0,e.d=+i[0],n+i[0].length):-1}function gb(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.H=+i[0],n+i[0].length):-1}function mR(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.M=+i[0],n+i[0].length):-1}function gR(e,t,n){var i=$e.exec(t.slice(n,n+2));return i?(e.S=+i[0],n+i[0].length):-1}function _R(e,t,n){var i=$e.exec(t.slice(n,n+3));return i?(e.L=+i[0],n+i[0].length):-1}function yR(e,t,n){var i=$e.exec(t.slice(n,n+6));return i?(e.L=Math.floor(i[0]/1e3),n+i[0].length):-1}function xR(e,t,n){var i=iR.exec(t.slice(n,n+1));return i?n+i[0].length:-1}function vR(e,t,n){var i=$e.exec(t.slice(n));return i?(e.Q=+i[0],n+i[0].length):-1}function bR(e,t,n){var i=$e.exec(t.slice(n));return i?(e.s=+i[0],n+i[0].length):-1}function _b(e,t){return re(e.getDate(),t,2)}function MR(e,t){return re(e.getHours(),t,2)}function SR(e,t){return re(e.getHours()%12||12,t,2)}function wR(e,t){return re(1+Ni.count(vn(e),e),t,3)}function Mb(e,t){return re(e.getMilliseconds(),t,3)}function TR(e,t){return Mb(e,t)+"000"}function ER(e,t){return re(e.getMonth()+1,t,2)}function AR(e,t){return re(e.getMinutes(),t,2)}function CR(e,t){return re(e.getSeconds(),t,2)}function RR(e){var t=e.getDay();return t===0?7:t}function PR(e,t){return re(Di.count(vn(e)-1,e),t,2)}function Sb(e){var t=e.getDay();return t>=4||t===0?lr(e):lr.ceil(e)}function IR(e,t){return e=Sb(e),re(lr.count(vn(e),e)+(vn(e).getDay()===4),t,2)}function LR(e){return e.getDay()}function NR(e,t){return re(Is.count(vn(e)-1,e),t,2)}function DR(e,t){return re(e.getFullYear()%100,t,2)}function UR(e,t){return e=Sb(e),re(e.getFullYear()%100,t,2)}function FR(e,t){return re(e.getFullYear()%1e4,t,4)}function OR(e,t){var n=e.getDay();return e=n>=4||n===0?lr(e):lr.ceil(e),re(e.getFullYear()%1e4,t,4)}function BR(e){var t=e.getTimezoneOffset();return(t>0?"-":(t*=-1,"+"))+re(t/60|0,"0",2)+re(t%60,"0",2)}function yb(e,t){return re(e.getUTCDate(),t,2)}function kR(e,t){return re(e.getUTCHours(),t,2)}function zR(e,t){return re(e.getUTCHours()%12||12,t,2)}function GR(e,t){return re(1+Eo.count(bn(e),e),t,3)}function wb(e,t){return re(e.getUTCMilliseconds(),t,3)}function VR(e,t){return wb(e,t)+"000"}function HR(e,t){return re(e.getUTCMonth()+1,t,2)}function WR(e,t){return re(e.getUTCMinutes(),t,2)}function $R(e,t){return re(e.getUTCSeconds(),t,2)}function XR(e){var t=e.getUTCDay();return t===0?7:t}function qR(e,t){return re(Ui.count(bn(e)-1,e),t,2)}function Tb(e){var t=e.getUTCDay();return t>=4||t===0?ur(e):ur.ceil(e)}function YR(e,t){return e=Tb(e),re(ur.count(bn(e),e)+(bn(e).getUTCDay()===4),t,2)}function ZR(e){return e.getUTCDay()}function JR(e,t){return re(Ns.count(bn(e)-1,e),t,2)}function KR(e,t){return re(e.getUTCFullYear()%100,t,2)}function jR(e,t){return e=Tb(e),re(e.getUTCFullYear()%100,t,2)}function QR(e,t){return re(e.getUTCFullYear()%1e4,t,4)}function tP(e,t){var n=e.getUTCDay();return e=n>=4||n===0?ur(e):ur.ceil(e),re(e.getUTCFullYear()%1e4,t,4)}function eP(){return"+0000"}function xb(){return"%"}function vb(e){return+e}function bb(e){return Math.floor(+e/1e3)}var Ao,oc,nP,Fi,Eb;iP({dateTime:"%x, %X",date:"%-m/%-d/%Y",time:"%-I:%M:%S %p",periods:["AM","PM"],days:["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"],shortDays:["Sun","Mon","Tue","Wed","Thu","Fri","Sat"],months:["January","February","March","April","May","June","July","August","September","October","November","December"],shortMonths:["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"]});function iP(e){return Ao=nR(e),oc=Ao.format,nP=Ao.parse,Fi=Ao.utcFormat,Eb=Ao.utcParse,Ao}var Ab="%Y-%m-%dT%H:%M:%S.%LZ";function rP(e){return e.toISOString()}var FB=Date.prototype.toISOString?rP:Fi(Ab);function sP(e){var t=new Date(e);return isNaN(t)?null:t}var OB=+new Date("2000-01-01T00:00:00.000Z")?sP:Eb(Ab);function Oi(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e);break}return this}function fu(e,t){switch(arguments.length){case 0:break;case 1:{typeof e=="function"?this.interpolator(e):this.range(e);break}default:{this.domain(e),typeof t=="function"?this.interpolator(t):this.range(t);break}}return this}var uu=Symbol("implicit");function hu(){var e=new er,t=[],n=[],i=uu;function r(s){let o=e.get(s);if(o===void 0){if(i!==uu)return i;e.set(s,o=t.push(s)-1)}return n[o%n.length]}return r.domain=function(s){if(!arguments.length)return t.slice();t=[],e=new er;for(let o of s)e.has(o)||e.set(o,t.push(o)-1);return r},r.range=function(s){return arguments.length?(n=Array.from(s),r):n.slice()},r.unknown=function(s){return arguments.length?(i=s,r):i},r.copy=function(){return hu(t,n).unknown(i)},Oi.apply(r,arguments),r}function Co(){var e=hu().unknown(void 0),t=e.domain,n=e.range,i=0,r=1,s,o,a=!1,c=0,l=0,u=.5;delete e.unknown;function h(){var f=t().length,d=r<i,p=d?r:i,_=d?i:r;s=(_-p)/Math.max(1,f-c+l*2),a&&(s=Math.floor(s)),p+=(_-p-s*(f-c))*u,o=s*(1-c),a&&(p=Math.round(p),o=Math.round(o));var g=uo(f).map(function(m){return p+s*m});return n(d?g.reverse():g)}return e.domain=function(f){return arguments.length?(t(f),h()):t()},e.range=function(f){return arguments.length?([i,r]=f,i=+i,r=+r,h()):[i,r]},e.rangeRound=function(f){return[i,r]=f,i=+i,r=+r,a=!0,h()},e.bandwidth=function(){return o},e.step=function(){return s},e.round=function(f){return arguments.length?(a=!!f,h()):a},e.padding=function(f){return arguments.length?(c=Math.min(1,l=+f),h()):c},e.paddingInner=function(f){return arguments.length?(c=Math.min(1,f),h()):c},e.paddingOuter=function(f){return arguments.length?(l=+f,h()):l},e.align=function(f){return arguments.length?(u=Math.max(0,Math.min(1,f)),h()):u},e.copy=function(){return Co(t(),[i,r]).round(a).paddingInner(c).paddingOuter(l).align(u)},Oi.apply(h(),arguments)}function Ub(e){var t=e.copy;return e.padding=e.paddingOuter,delete e.paddingInner,delete e.paddingOuter,e.copy=function(){return Ub(t())},e}function Fb(){return Ub(Co.apply(null,arguments).paddingInner(1))}function oP(e){return function(){return e}}function Lp(e){return+e}var Cb=[0,1];function ei(e){return e}function Np(e,t){return(t-=e=+e)?function(n){return(n-e)/t}:oP(isNaN(t)?NaN:.5)}function aP(e,t){var n;return e>t&&(n=e,e=t,t=n),function(i){return Math.max(e,Math.min(t,i))}}function cP(e,t,n){var i=e[0],r=e[1],s=t[0],o=t[1];return r<i?(i=Np(r,i),s=n(o,s)):(i=Np(i,r),s=n(s,o)),function(a){return s(i(a))}}function lP(e,t,n){var i=Math.min(e.length,t.length)-1,r=new Array(i),s=new Array(i),o=-1;for(e[i]<e[0]&&(e=e.slice().reverse(),t=t.slice().reverse());++o<i;)r[o]=Np(e[o],e[o+1]),s[o]=n(t[o],t[o+1]);return function(a){var c=El(e,a,1,i)-1;return s[c](r[c](a))}}function ac(e,t){return t.domain(e.domain()).range(e.range()).interpolate(e.interpolate()).clamp(e.clamp()).unknown(e.unknown())}function du(){var e=Cb,t=Cb,n=xo,i,r,s,o=ei,a,c,l;function u(){var f=Math.min(e.length,t.length);return o!==ei&&(o=aP(e[0],e[f-1])),a=f>2?lP:cP,c=l=null,h}function h(f){return f==null||isNaN(f=+f)?s:(c||(c=a(e.map(i),t,n)))(i(o(f)))}return h.invert=function(f){return o(r((l||(l=a(t,e.map(i),De)))(f)))},h.domain=function(f){return arguments.length?(e=Array.from(f,Lp),u()):e.slice()},h.range=function(f){return arguments.length?(t=Array.from(f),u()):t.slice()},h.rangeRound=function(f){return t=Array.from(f),n=ka,u()},h.clamp=function(f){return arguments.length?(o=f?!0:ei,u()):o!==ei},h.interpolate=function(f){return arguments.length?(n=f,u()):n},h.unknown=function(f){return arguments.length?(s=f,h):s},function(f,d){return i=f,r=d,u()}}function Ob(){return du()(ei,ei)}function uP(e,t,n,i){var r=Na(e,t,n),s;switch(i=bo(i??",f"),i.type){case"s":{var o=Math.max(Math.abs(e),Math.abs(t));return i.precision==null&&!isNaN(s=Kx(r,o))&&(i.precision=s),$d(i,o)}case"":case"e":case"g":case"p":case"r":{i.precision==null&&!isNaN(s=jx(r,Math.max(Math.abs(e),Math.abs(t))))&&(i.precision=s-(i.type==="e"));break}case"f":case"%":{i.precision==null&&!isNaN(s=Jx(r))&&(i.precision=s-(i.type==="%")*2);break}}return Pi(i)}function cc(e){var t=e.domain;return e.ticks=function(n){var i=t();return lo(i[0],i[i.length-1],n??10)},e.tickFormat=function(n,i){var r=t();return uP(r[0],r[r.length-1],n??10,i)},e.nice=function(n){n==null&&(n=10);var i=t(),r=0,s=i.length-1,o=i[r],a=i[s],c,l,u=10;for(a<o&&(l=o,o=a,a=l,l=r,r=s,s=l);u-- >0;){if(l=Tl(o,a,n),l===c)return i[r]=o,i[s]=a,t(i);if(l>0)o=Math.floor(o/l)*l,a=Math.ceil(a/l)*l;else if(l<0)o=Math.ceil(o*l)/l,a=Math.floor(a*l)/l;else break;c=l}return e},e}function lc(){var e=Ob();return e.copy=function(){return ac(e,lc())},Oi.apply(e,arguments),cc(e)}function Dp(e){var t;function n(i){return i==null||isNaN(i=+i)?t:i}return n.invert=n,n.domain=n.range=function(i){return arguments.length?(e=Array.from(i,Lp),n):e.slice()},n.unknown=function(i){return arguments.length?(t=i,n):t},n.copy=function(){return Dp(e).unknown(t)},e=arguments.length?Array.from(e,Lp):[0,1],cc(n)}function Bb(e,t){e=e.slice();var n=0,i=e.length-1,r=e[n],s=e[i],o;return s<r&&(o=n,n=i,i=o,o=r,r=s,s=o),e[n]=t.floor(r),e[i]=t.ceil(s),e}function Rb(e){return Math.log(e)}function Pb(e){return Math.exp(e)}function fP(e){return-Math.log(-e)}function hP(e){return-Math.exp(-e)}function dP(e){return isFinite(e)?+("1e"+e):e<0?0:e}function pP(e){return e===10?dP:e===Math.E?Math.exp:t=>Math.pow(e,t)}function mP(e){return e===Math.E?Math.log:e===10&&Math.log10||e===2&&Math.log2||(e=Math.log(e),t=>Math.log(t)/e)}function Ib(e){return(t,n)=>-e(-t,n)}function kb(e){let t=e(Rb,Pb),n=t.domain,i=10,r,s;function o(){return r=mP(i),s=pP(i),n()[0]<0?(r=Ib(r),s=Ib(s),e(fP,hP)):e(Rb,Pb),t}return t.base=function(a){return arguments.length?(i=+a,o()):i},t.domain=function(a){return arguments.length?(n(a),o()):n()},t.ticks=a=>{let c=n(),l=c[0],u=c[c.length-1],h=u<l;h&&([l,u]=[u,l]);let f=r(l),d=r(u),p,_,g=a==null?10:+a,m=[];if(!(i%1)&&d-f<g){if(f=Math.floor(f),d=Math.ceil(d),l>0){for(;f<=d;++f)for(p=1;p<i;++p)if(_=f<0?p/s(-f):p*s(f),!(_<l)){if(_>u)break;m.push(_)}}else for(;f<=d;++f)for(p=i-1;p>=1;--p)if(_=f>0?p/s(-f):p*s(f),!(_<l)){if(_>u)break;m.push(_)}m.length*2<g&&(m=lo(l,u,g))}else m=lo(f,d,Math.min(d-f,g)).map(s);return h?m.reverse():m},t.tickFormat=(a,c)=>{if(a==null&&(a=10),c==null&&(c=i===10?"s":","),typeof c!="function"&&(!(i%1)&&(c=bo(c)).precision==null&&(c.trim=!0),c=Pi(c)),a===1/0)return c;let l=Math.max(1,i*a/t.ticks().length);return u=>{let h=u/s(Math.round(r(u)));return h*i<i-.5&&(h*=i),h<=l?c(u):""}},t.nice=()=>n(Bb(n(),{floor:a=>s(Math.floor(r(a))),ceil:a=>s(Math.ceil(r(a)))})),t}function Up(){let e=kb(du()).domain([1,10]);return e.copy=()=>ac(e,Up()).base(e.base()),Oi.apply(e,arguments),e}function Lb(e){return function(t){return Math.sign(t)*Math.log1p(Math.abs(t/e))}}function Nb(e){return function(t){return Math.sign(t)*Math.expm1(Math.abs(t))*e}}function zb(e){var t=1,n=e(Lb(t),Nb(t));return n.constant=function(i){return arguments.length?e(Lb(t=+i),Nb(t)):t},cc(n)}function Fp(){var e=zb(du());return e.copy=function(){return ac(e,Fp()).constant(e.constant())},Oi.apply(e,arguments)}function Db(e){return function(t){return t<0?-Math.pow(-t,e):Math.pow(t,e)}}function gP(e){return e<0?-Math.sqrt(-e):Math.sqrt(e)}function _P(e){return e<0?-e*e:e*e}function Gb(e){var t=e(ei,ei),n=1;function i(){return n===1?e(ei,ei):n===.5?e(gP,_P):e(Db(n),Db(1/n))}return t.exponent=function(r){return arguments.length?(n=+r,i()):n},cc(t)}function Op(){var e=Gb(du());return e.copy=function(){return ac(e,Op()).exponent(e.exponent())},Oi.apply(e,arguments),e}function Bp(){var e=[],t=[],n=[],i;function r(){var o=0,a=Math.max(1,t.length);for(n=new Array(a-1);++o<a;)n[o-1]=Hy(e,o/a);return s}function s(o){return o==null||isNaN(o=+o)?i:t[El(n,o)]}return s.invertExtent=function(o){var a=t.indexOf(o);return a<0?[NaN,NaN]:[a>0?n[a-1]:e[0],a<n.length?n[a]:e[e.length-1]]},s.domain=function(o){if(!arguments.length)return e.slice();e=[];for(let a of o)a!=null&&!isNaN(a=+a)&&e.push(a);return e.sort(Ti),r()},s.range=function(o){return arguments.length?(t=Array.from(o),r()):t.slice()},s.unknown=function(o){return arguments.length?(i=o,s):i},s.quantiles=function(){return n.slice()},s.copy=function(){return Bp().domain(e).range(t).unknown(i)},Oi.apply(s,arguments)}function kp(){var e=[.5],t=[0,1],n,i=1;function r(s){return s!=null&&s<=s?t[El(e,s,0,i)]:n}return r.domain=function(s){return arguments.length?(e=Array.from(s),i=Math.min(e.length,t.length-1),r):e.slice()},r.range=function(s){return arguments.length?(t=Array.from(s),i=Math.min(e.length,t.length-1),r):t.slice()},r.invertExtent=function(s){var o=t.indexOf(s);return[e[o-1],e[o]]},r.unknown=function(s){return arguments.length?(n=s,r):n},r.copy=function(){return kp().domain(e).range(t).unknown(n)},Oi.apply(r,arguments)}function yP(e){return new Date(e)}function xP(e){return e instanceof Date?+e:Math.round(e)}function zp(e,t,n,i,r,s,o,a,c,l){var u=Ob(),h=u.invert,f=u.domain,d=l(".%L"),p=l(":%S"),_=l("%I:%M"),g=l("%I %p"),m=l("%a %d"),v=l("%b %d"),w=l("%B"),x=l("%Y");function S(b){return(c(b)<b?d:a(b)<b?p:o(b)<b?_:s(b)<b?g:i(b)<b?r(b)<b?m:v:n(b)<b?w:x)(b)}return u.invert=function(b){return new Date(Math.round(h(b)))},u.domain=function(b){return arguments.length?f(Array.from(b,xP)):f().map(yP)},u.ticks=function(b){var y=f();return e(y[0],y[y.length-1],b??10)},u.tickFormat=function(b,y){return y==null?S:l(y)},u.nice=function(b){var y=f();return(!b||typeof b.range!="function")&&(b=t(y[0],y[y.length-1],b??10)),b?f(Bb(y,b)):u},u.copy=function(){return ac(u,zp(e,t,n,i,r,s,o,a,c,l))},u}function Vb(){return Oi.apply(zp(ub,fb,vn,Ds,Di,Ni,Cs,Es,hn,oc).domain([new Date(2e3,0,1),new Date(2e3,0,2)]),arguments)}function Hb(){return Oi.apply(zp(cb,lb,bn,Us,Ui,Eo,Rs,As,hn,Fi).domain([Date.UTC(2e3,0,1),Date.UTC(2e3,0,2)]),arguments)}function pu(e,t){return t.domain(e.domain()).interpolator(e.interpolator()).clamp(e.clamp()).unknown(e.unknown())}function mu(){var e=0,t=.5,n=1,i=1,r,s,o,a,c,l=ei,u,h=!1,f;function d(_){return _==null||isNaN(_=+_)?f:(_=.5+((_=+u(_))-s)*(i*_<i*s?a:c),l(h?Math.max(0,Math.min(1,_)):_))}d.domain=function(_){return arguments.length?([e,t,n]=_,r=u(e=+e),s=u(t=+t),o=u(n=+n),a=r===s?0:.5/(s-r),c=s===o?0:.5/(o-s),i=s<r?-1:1,d):[e,t,n]},d.clamp=function(_){return arguments.length?(h=!!_,d):h},d.interpolator=function(_){return arguments.length?(l=_,d):l};function p(_){return function(g){var m,v,w;return arguments.length?([m,v,w]=g,l=kr(_,[m,v,w]),d):[l(0),l(.5),l(1)]}}return d.range=p(xo),d.rangeRound=p(ka),d.unknown=function(_){return arguments.length?(f=_,d):f},function(_){return u=_,r=_(e),s=_(t),o=_(n),a=r===s?0:.5/(s-r),c=s===o?0:.5/(o-s),i=s<r?-1:1,d}}function Gp(){var e=cc(mu()(ei));return e.copy=function(){return pu(e,Gp())},fu.apply(e,arguments)}function Vp(){var e=kb(mu()).domain([.1,1,10]);return e.copy=function(){return pu(e,Vp()).base(e.base())},fu.apply(e,arguments)}function Hp(){var e=zb(mu());return e.copy=function(){return pu(e,Hp()).constant(e.constant())},fu.apply(e,arguments)}function Wp(){var e=Gb(mu());return e.copy=function(){return pu(e,Wp()).exponent(e.exponent())},fu.apply(e,arguments)}function Wt(e){for(var t=e.length/6|0,n=new Array(t),i=0;i<t;)n[i]="#"+e.slice(i*6,++i*6);return n}var Wb=Wt("1f77b4ff7f0e2ca02cd627289467bd8c564be377c27f7f7fbcbd2217becf"),$b=Wt("7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666"),Xb=Wt("1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666"),qb=Wt("4269d0efb118ff725c6cc5b03ca951ff8ab7a463f297bbf59c6b4e9498a0"),Yb=Wt("a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928"),Zb=Wt("fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2"),Jb=Wt("b3e2cdfdcdaccbd5e8f4cae4e6f5c9fff2aef1e2cccccccc"),Kb=Wt("e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999"),jb=Wt("66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3"),Qb=Wt("8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f"),t1=Wt("4e79a7f28e2ce1575976b7b259a14fedc949af7aa1ff9da79c755fbab0ab"),pe=e=>Dx(e[e.length-1]),$p=new Array(3).concat("d8b365f5f5f55ab4ac","a6611adfc27d80cdc1018571","a6611adfc27df5f5f580cdc1018571","8c510ad8b365f6e8c3c7eae55ab4ac01665e","8c510ad8b365f6e8c3f5f5f5c7eae55ab4ac01665e","8c510abf812ddfc27df6e8c3c7eae580cdc135978f01665e","8c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e","5430058c510abf812ddfc27df6e8c3c7eae580cdc135978f01665e003c30","5430058c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e003c30").map(Wt),Xp=pe($p),qp=new Array(3).concat("af8dc3f7f7f77fbf7b","7b3294c2a5cfa6dba0008837","7b3294c2a5cff7f7f7a6dba0008837","762a83af8dc3e7d4e8d9f0d37fbf7b1b7837","762a83af8dc3e7d4e8f7f7f7d9f0d37fbf7b1b7837","762a839970abc2a5cfe7d4e8d9f0d3a6dba05aae611b7837","762a839970abc2a5cfe7d4e8f7f7f7d9f0d3a6dba05aae611b7837","40004b762a839970abc2a5cfe7d4e8d9f0d3a6dba05aae611b783700441b","40004b762a839970abc2a5cfe7d4e8f7f7f7d9f0d3a6dba05aae611b783700441b").map(Wt),Yp=pe(qp),Zp=new Array(3).concat("e9a3c9f7f7f7a1d76a","d01c8bf1b6dab8e1864dac26","d01c8bf1b6daf7f7f7b8e1864dac26","c51b7de9a3c9fde0efe6f5d0a1d76a4d9221","c51b7de9a3c9fde0eff7f7f7e6f5d0a1d76a4d9221","c51b7dde77aef1b6dafde0efe6f5d0b8e1867fbc414d9221","c51b7dde77aef1b6dafde0eff7f7f7e6f5d0b8e1867fbc414d9221","8e0152c51b7dde77aef1b6dafde0efe6f5d0b8e1867fbc414d9221276419","8e0152c51b7dde77aef1b6dafde0eff7f7f7e6f5d0b8e1867fbc414d9221276419").map(Wt),Jp=pe(Zp),Kp=new Array(3).concat("998ec3f7f7f7f1a340","5e3c99b2abd2fdb863e66101","5e3c99b2abd2f7f7f7fdb863e66101","542788998ec3d8daebfee0b6f1a340b35806","542788998ec3d8daebf7f7f7fee0b6f1a340b35806","5427888073acb2abd2d8daebfee0b6fdb863e08214b35806","5427888073acb2abd2d8daebf7f7f7fee0b6fdb863e08214b35806","2d004b5427888073acb2abd2d8daebfee0b6fdb863e08214b358067f3b08","2d004b5427888073acb2abd2d8daebf7f7f7fee0b6fdb863e08214b358067f3b08").map(Wt),jp=pe(Kp),yu=new Array(3).concat("ef8a62f7f7f767a9cf","ca0020f4a58292c5de0571b0","ca0020f4a582f7f7f792c5de0571b0","b2182bef8a62fddbc7d1e5f067a9cf2166ac","b2182bef8a62fddbc7f7f7f7d1e5f067a9cf2166ac","b2182bd6604df4a582fddbc7d1e5f092c5de4393c32166ac","b2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac","67001fb2182bd6604df4a582fddbc7d1e5f092c5de4393c32166ac053061","67001fb2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac053061").map(Wt),uc=pe(yu),Qp=new Array(3).concat("ef8a62ffffff999999","ca0020f4a582bababa404040","ca0020f4a582ffffffbababa404040","b2182bef8a62fddbc7e0e0e09999994d4d4d","b2182bef8a62fddbc7ffffffe0e0e09999994d4d4d","b2182bd6604df4a582fddbc7e0e0e0bababa8787874d4d4d","b2182bd6604df4a582fddbc7ffffffe0e0e0bababa8787874d4d4d","67001fb2182bd6604df4a582fddbc7e0e0e0bababa8787874d4d4d1a1a1a","67001fb2182bd6604df4a582fddbc7ffffffe0e0e0bababa8787874d4d4d1a1a1a").map(Wt),tm=pe(Qp),xu=new Array(3).concat("fc8d59ffffbf91bfdb","d7191cfdae61abd9e92c7bb6","d7191cfdae61ffffbfabd9e92c7bb6","d73027fc8d59fee090e0f3f891bfdb4575b4","d73027fc8d59fee090ffffbfe0f3f891bfdb4575b4","d73027f46d43fdae61fee090e0f3f8abd9e974add14575b4","d73027f46d43fdae61fee090ffffbfe0f3f8abd9e974add14575b4","a50026d73027f46d43fdae61fee090e0f3f8abd9e974add14575b4313695","a50026d73027f46d43fdae61fee090ffffbfe0f3f8abd9e974add14575b4313695").map(Wt),fc=pe(xu),em=new Array(3).concat("fc8d59ffffbf91cf60","d7191cfdae61a6d96a1a9641","d7191cfdae61ffffbfa6d96a1a9641","d73027fc8d59fee08bd9ef8b91cf601a9850","d73027fc8d59fee08bffffbfd9ef8b91cf601a9850","d73027f46d43fdae61fee08bd9ef8ba6d96a66bd631a9850","d73027f46d43fdae61fee08bffffbfd9ef8ba6d96a66bd631a9850","a50026d73027f46d43fdae61fee08bd9ef8ba6d96a66bd631a9850006837","a50026d73027f46d43fdae61fee08bffffbfd9ef8ba6d96a66bd631a9850006837").map(Wt),nm=pe(em),im=new Array(3).concat("fc8d59ffffbf99d594","d7191cfdae61abdda42b83ba","d7191cfdae61ffffbfabdda42b83ba","d53e4ffc8d59fee08be6f59899d5943288bd","d53e4ffc8d59fee08bffffbfe6f59899d5943288bd","d53e4ff46d43fdae61fee08be6f598abdda466c2a53288bd","d53e4ff46d43fdae61fee08bffffbfe6f598abdda466c2a53288bd","9e0142d53e4ff46d43fdae61fee08be6f598abdda466c2a53288bd5e4fa2","9e0142d53e4ff46d43fdae61fee08bffffbfe6f598abdda466c2a53288bd5e4fa2").map(Wt),rm=pe(im),sm=new Array(3).concat("e5f5f999d8c92ca25f","edf8fbb2e2e266c2a4238b45","edf8fbb2e2e266c2a42ca25f006d2c","edf8fbccece699d8c966c2a42ca25f006d2c","edf8fbccece699d8c966c2a441ae76238b45005824","f7fcfde5f5f9ccece699d8c966c2a441ae76238b45005824","f7fcfde5f5f9ccece699d8c966c2a441ae76238b45006d2c00441b").map(Wt),om=pe(sm),am=new Array(3).concat("e0ecf49ebcda8856a7","edf8fbb3cde38c96c688419d","edf8fbb3cde38c96c68856a7810f7c","edf8fbbfd3e69ebcda8c96c68856a7810f7c","edf8fbbfd3e69ebcda8c96c68c6bb188419d6e016b","f7fcfde0ecf4bfd3e69ebcda8c96c68c6bb188419d6e016b","f7fcfde0ecf4bfd3e69ebcda8c96c68c6bb188419d810f7c4d004b").map(Wt),cm=pe(am),lm=new Array(3).concat("e0f3dba8ddb543a2ca","f0f9e8bae4bc7bccc42b8cbe","f0f9e8bae4bc7bccc443a2ca0868ac","f0f9e8ccebc5a8ddb57bccc443a2ca0868ac","f0f9e8ccebc5a8ddb57bccc44eb3d32b8cbe08589e","f7fcf0e0f3dbccebc5a8ddb57bccc44eb3d32b8cbe08589e","f7fcf0e0f3dbccebc5a8ddb57bccc44eb3d32b8cbe0868ac084081").map(Wt),um=pe(lm),fm=new Array(3).concat("fee8c8fdbb84e34a33","fef0d9fdcc8afc8d59d7301f","fef0d9fdcc8afc8d59e34a33b30000","fef0d9fdd49efdbb84fc8d59e34a33b30000","fef0d9fdd49efdbb84fc8d59ef6548d7301f990000","fff7ecfee8c8fdd49efdbb84fc8d59ef6548d7301f990000","fff7ecfee8c8fdd49efdbb84fc8d59ef6548d7301fb300007f0000").map(Wt),hm=pe(fm),dm=new Array(3).concat("ece2f0a6bddb1c9099","f6eff7bdc9e167a9cf02818a","f6eff7bdc9e167a9cf1c9099016c59","f6eff7d0d1e6a6bddb67a9cf1c9099016c59","f6eff7d0d1e6a6bddb67a9cf3690c002818a016450","fff7fbece2f0d0d1e6a6bddb67a9cf3690c002818a016450","fff7fbece2f0d0d1e6a6bddb67a9cf3690c002818a016c59014636").map(Wt),pm=pe(dm),mm=new Array(3).concat("ece7f2a6bddb2b8cbe","f1eef6bdc9e174a9cf0570b0","f1eef6bdc9e174a9cf2b8cbe045a8d","f1eef6d0d1e6a6bddb74a9cf2b8cbe045a8d","f1eef6d0d1e6a6bddb74a9cf3690c00570b0034e7b","fff7fbece7f2d0d1e6a6bddb74a9cf3690c00570b0034e7b","fff7fbece7f2d0d1e6a6bddb74a9cf3690c00570b0045a8d023858").map(Wt),gm=pe(mm),_m=new Array(3).concat("e7e1efc994c7dd1c77","f1eef6d7b5d8df65b0ce1256","f1eef6d7b5d8df65b0dd1c77980043","f1eef6d4b9dac994c7df65b0dd1c77980043","f1eef6d4b9dac994c7df65b0e7298ace125691003f","f7f4f9e7e1efd4b9dac994c7df65b0e7298ace125691003f","f7f4f9e7e1efd4b9dac994c7df65b0e7298ace125698004367001f").map(Wt),ym=pe(_m),xm=new Array(3).concat("fde0ddfa9fb5c51b8a","feebe2fbb4b9f768a1ae017e","feebe2fbb4b9f768a1c51b8a7a0177","feebe2fcc5c0fa9fb5f768a1c51b8a7a0177","feebe2fcc5c0fa9fb5f768a1dd3497ae017e7a0177","fff7f3fde0ddfcc5c0fa9fb5f768a1dd3497ae017e7a0177","fff7f3fde0ddfcc5c0fa9fb5f768a1dd3497ae017e7a017749006a").map(Wt),vm=pe(xm),bm=new Array(3).concat("edf8b17fcdbb2c7fb8","ffffcca1dab441b6c4225ea8","ffffcca1dab441b6c42c7fb8253494","ffffccc7e9b47fcdbb41b6c42c7fb8253494","ffffccc7e9b47fcdbb41b6c41d91c0225ea80c2c84","ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea80c2c84","ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58").map(Wt),Mm=pe(bm),Sm=new Array(3).concat("f7fcb9addd8e31a354","ffffccc2e69978c679238443","ffffccc2e69978c67931a354006837","ffffccd9f0a3addd8e78c67931a354006837","ffffccd9f0a3addd8e78c67941ab5d238443005a32","ffffe5f7fcb9d9f0a3addd8e78c67941ab5d238443005a32","ffffe5f7fcb9d9f0a3addd8e78c67941ab5d238443006837004529").map(Wt),wm=pe(Sm),Tm=new Array(3).concat("fff7bcfec44fd95f0e","ffffd4fed98efe9929cc4c02","ffffd4fed98efe9929d95f0e993404","ffffd4fee391fec44ffe9929d95f0e993404","ffffd4fee391fec44ffe9929ec7014cc4c028c2d04","ffffe5fff7bcfee391fec44ffe9929ec7014cc4c028c2d04","ffffe5fff7bcfee391fec44ffe9929ec7014cc4c02993404662506").map(Wt),Em=pe(Tm),Am=new Array(3).concat("ffeda0feb24cf03b20","ffffb2fecc5cfd8d3ce31a1c","ffffb2fecc5cfd8d3cf03b20bd0026","ffffb2fed976feb24cfd8d3cf03b20bd0026","ffffb2fed976feb24cfd8d3cfc4e2ae31a1cb10026","ffffccffeda0fed976feb24cfd8d3cfc4e2ae31a1cb10026","ffffccffeda0fed976feb24cfd8d3cfc4e2ae31a1cbd0026800026").map(Wt),Cm=pe(Am),Rm=new Array(3).concat("deebf79ecae13182bd","eff3ffbdd7e76baed62171b5","eff3ffbdd7e76baed63182bd08519c","eff3ffc6dbef9ecae16baed63182bd08519c","eff3ffc6dbef9ecae16baed64292c62171b5084594","f7fbffdeebf7c6dbef9ecae16baed64292c62171b5084594","f7fbffdeebf7c6dbef9ecae16baed64292c62171b508519c08306b").map(Wt),Pm=pe(Rm),Im=new Array(3).concat("e5f5e0a1d99b31a354","edf8e9bae4b374c476238b45","edf8e9bae4b374c47631a354006d2c","edf8e9c7e9c0a1d99b74c47631a354006d2c","edf8e9c7e9c0a1d99b74c47641ab5d238b45005a32","f7fcf5e5f5e0c7e9c0a1d99b74c47641ab5d238b45005a32","f7fcf5e5f5e0c7e9c0a1d99b74c47641ab5d238b45006d2c00441b").map(Wt),Lm=pe(Im),Nm=new Array(3).concat("f0f0f0bdbdbd636363","f7f7f7cccccc969696525252","f7f7f7cccccc969696636363252525","f7f7f7d9d9d9bdbdbd969696636363252525","f7f7f7d9d9d9bdbdbd969696737373525252252525","fffffff0f0f0d9d9d9bdbdbd969696737373525252252525","fffffff0f0f0d9d9d9bdbdbd969696737373525252252525000000").map(Wt),Dm=pe(Nm),Um=new Array(3).concat("efedf5bcbddc756bb1","f2f0f7cbc9e29e9ac86a51a3","f2f0f7cbc9e29e9ac8756bb154278f","f2f0f7dadaebbcbddc9e9ac8756bb154278f","f2f0f7dadaebbcbddc9e9ac8807dba6a51a34a1486","fcfbfdefedf5dadaebbcbddc9e9ac8807dba6a51a34a1486","fcfbfdefedf5dadaebbcbddc9e9ac8807dba6a51a354278f3f007d").map(Wt),Fm=pe(Um),Om=new Array(3).concat("fee0d2fc9272de2d26","fee5d9fcae91fb6a4acb181d","fee5d9fcae91fb6a4ade2d26a50f15","fee5d9fcbba1fc9272fb6a4ade2d26a50f15","fee5d9fcbba1fc9272fb6a4aef3b2ccb181d99000d","fff5f0fee0d2fcbba1fc9272fb6a4aef3b2ccb181d99000d","fff5f0fee0d2fcbba1fc9272fb6a4aef3b2ccb181da50f1567000d").map(Wt),Bm=pe(Om),km=new Array(3).concat("fee6cefdae6be6550d","feeddefdbe85fd8d3cd94701","feeddefdbe85fd8d3ce6550da63603","feeddefdd0a2fdae6bfd8d3ce6550da63603","feeddefdd0a2fdae6bfd8d3cf16913d948018c2d04","fff5ebfee6cefdd0a2fdae6bfd8d3cf16913d948018c2d04","fff5ebfee6cefdd0a2fdae6bfd8d3cf16913d94801a636037f2704").map(Wt),zm=pe(km);function Gm(e){return e=Math.max(0,Math.min(1,e)),"rgb("+Math.max(0,Math.min(255,Math.round(-4.54-e*(35.34-e*(2381.73-e*(6402.7-e*(7024.72-e*2710.57)))))))+", "+Math.max(0,Math.min(255,Math.round(32.49+e*(170.73+e*(52.82-e*(131.46-e*(176.58-e*67.37)))))))+", "+Math.max(0,Math.min(255,Math.round(81.24+e*(442.36-e*(2482.43-e*(6167.24-e*(6614.94-e*2475.67)))))))+")"}var Vm=kl(Zn(300,.5,0),Zn(-240,.5,1)),Hm=kl(Zn(-100,.75,.35),Zn(80,1.5,.8)),Wm=kl(Zn(260,.75,.35),Zn(80,1.5,.8)),gu=Zn();function $m(e){(e<0||e>1)&&(e-=Math.floor(e));var t=Math.abs(e-.5);return gu.h=360*e-100,gu.s=1.5-1.5*t,gu.l=.8-.9*t,gu+""}var _u=pi(),vP=Math.PI/3,bP=Math.PI*2/3;function Xm(e){var t;return e=(.5-e)*Math.PI,_u.r=255*(t=Math.sin(e))*t,_u.g=255*(t=Math.sin(e+vP))*t,_u.b=255*(t=Math.sin(e+bP))*t,_u+""}function qm(e){return e=Math.max(0,Math.min(1,e)),"rgb("+Math.max(0,Math.min(255,Math.round(34.61+e*(1172.33-e*(10793.56-e*(33300.12-e*(38394.49-e*14825.05)))))))+", "+Math.max(0,Math.min(255,Math.round(23.31+e*(557.33+e*(1225.33-e*(3574.96-e*(1073.77+e*707.56)))))))+", "+Math.max(0,Math.min(255,Math.round(27.2+e*(3211.1-e*(15327.97-e*(27814-e*(22569.18-e*6838.66)))))))+")"}function vu(e){var t=e.length;return function(n){return e[Math.max(0,Math.min(t-1,Math.floor(n*t)))]}}var hc=vu(Wt("44015444025645045745055946075a46085c460a5d460b5e470d60470e6147106347116447136548146748166848176948186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f854240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f881fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad8128ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc743fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc8635ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21ad8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725")),Ym=vu(Wt("00000401000501010601010802010902020b02020d03030f03031204041405041606051806051a07061c08071e0907200a08220b09240c09260d0a290e0b2b100b2d110c2f120d31130d34140e36150e38160f3b180f3d19103f1a10421c10441d11471e114920114b21114e22115024125325125527125829115a2a115c2c115f2d11612f116331116533106734106936106b38106c390f6e3b0f703d0f713f0f72400f74420f75440f764510774710784910784a10794c117a4e117b4f127b51127c52137c54137d56147d57157e59157e5a167e5c167f5d177f5f187f601880621980641a80651a80671b80681c816a1c816b1d816d1d816e1e81701f81721f817320817521817621817822817922827b23827c23827e24828025828125818326818426818627818827818928818b29818c29818e2a81902a81912b81932b80942c80962c80982d80992d809b2e7f9c2e7f9e2f7fa02f7fa1307ea3307ea5317ea6317da8327daa337dab337cad347cae347bb0357bb2357bb3367ab5367ab73779b83779ba3878bc3978bd3977bf3a77c03a76c23b75c43c75c53c74c73d73c83e73ca3e72cc3f71cd4071cf4070d0416fd2426fd3436ed5446dd6456cd8456cd9466bdb476adc4869de4968df4a68e04c67e24d66e34e65e44f64e55064e75263e85362e95462ea5661eb5760ec5860ed5a5fee5b5eef5d5ef05f5ef1605df2625df2645cf3655cf4675cf4695cf56b5cf66c5cf66e5cf7705cf7725cf8745cf8765cf9785df9795df97b5dfa7d5efa7f5efa815ffb835ffb8560fb8761fc8961fc8a62fc8c63fc8e64fc9065fd9266fd9467fd9668fd9869fd9a6afd9b6bfe9d6cfe9f6dfea16efea36ffea571fea772fea973feaa74feac76feae77feb078feb27afeb47bfeb67cfeb77efeb97ffebb81febd82febf84fec185fec287fec488fec68afec88cfeca8dfecc8ffecd90fecf92fed194fed395fed597fed799fed89afdda9cfddc9efddea0fde0a1fde2a3fde3a5fde5a7fde7a9fde9aafdebacfcecaefceeb0fcf0b2fcf2b4fcf4b6fcf6b8fcf7b9fcf9bbfcfbbdfcfdbf")),Zm=vu(Wt("00000401000501010601010802010a02020c02020e03021004031204031405041706041907051b08051d09061f0a07220b07240c08260d08290e092b10092d110a30120a32140b34150b37160b39180c3c190c3e1b0c411c0c431e0c451f0c48210c4a230c4c240c4f260c51280b53290b552b0b572d0b592f0a5b310a5c320a5e340a5f3609613809623909633b09643d09653e0966400a67420a68440a68450a69470b6a490b6a4a0c6b4c0c6b4d0d6c4f0d6c510e6c520e6d540f6d550f6d57106e59106e5a116e5c126e5d126e5f136e61136e62146e64156e65156e67166e69166e6a176e6c186e6d186e6f196e71196e721a6e741a6e751b6e771c6d781c6d7a1d6d7c1d6d7d1e6d7f1e6c801f6c82206c84206b85216b87216b88226a8a226a8c23698d23698f24699025689225689326679526679727669827669a28659b29649d29649f2a63a02a63a22b62a32c61a52c60a62d60a82e5fa92e5eab2f5ead305dae305cb0315bb1325ab3325ab43359b63458b73557b93556ba3655bc3754bd3853bf3952c03a51c13a50c33b4fc43c4ec63d4dc73e4cc83f4bca404acb4149cc4248ce4347cf4446d04545d24644d34743d44842d54a41d74b3fd84c3ed94d3dda4e3cdb503bdd513ade5238df5337e05536e15635e25734e35933e45a31e55c30e65d2fe75e2ee8602de9612bea632aeb6429eb6628ec6726ed6925ee6a24ef6c23ef6e21f06f20f1711ff1731df2741cf3761bf37819f47918f57b17f57d15f67e14f68013f78212f78410f8850ff8870ef8890cf98b0bf98c0af98e09fa9008fa9207fa9407fb9606fb9706fb9906fb9b06fb9d07fc9f07fca108fca309fca50afca60cfca80dfcaa0ffcac11fcae12fcb014fcb216fcb418fbb61afbb81dfbba1ffbbc21fbbe23fac026fac228fac42afac62df9c72ff9c932f9cb35f8cd37f8cf3af7d13df7d340f6d543f6d746f5d949f5db4cf4dd4ff4df53f4e156f3e35af3e55df2e661f2e865f2ea69f1ec6df1ed71f1ef75f1f179f2f27df2f482f3f586f3f68af4f88ef5f992f6fa96f8fb9af9fc9dfafda1fcffa4")),Jm=vu(Wt("0d088710078813078916078a19068c1b068d1d068e20068f2206902406912605912805922a05932c05942e05952f059631059733059735049837049938049a3a049a3c049b3e049c3f049c41049d43039e44039e46039f48039f4903a04b03a14c02a14e02a25002a25102a35302a35502a45601a45801a45901a55b01a55c01a65e01a66001a66100a76300a76400a76600a76700a86900a86a00a86c00a86e00a86f00a87100a87201a87401a87501a87701a87801a87a02a87b02a87d03a87e03a88004a88104a78305a78405a78606a68707a68808a68a09a58b0aa58d0ba58e0ca48f0da4910ea3920fa39410a29511a19613a19814a099159f9a169f9c179e9d189d9e199da01a9ca11b9ba21d9aa31e9aa51f99a62098a72197a82296aa2395ab2494ac2694ad2793ae2892b02991b12a90b22b8fb32c8eb42e8db52f8cb6308bb7318ab83289ba3388bb3488bc3587bd3786be3885bf3984c03a83c13b82c23c81c33d80c43e7fc5407ec6417dc7427cc8437bc9447aca457acb4679cc4778cc4977cd4a76ce4b75cf4c74d04d73d14e72d24f71d35171d45270d5536fd5546ed6556dd7566cd8576bd9586ada5a6ada5b69db5c68dc5d67dd5e66de5f65de6164df6263e06363e16462e26561e26660e3685fe4695ee56a5de56b5de66c5ce76e5be76f5ae87059e97158e97257ea7457eb7556eb7655ec7754ed7953ed7a52ee7b51ef7c51ef7e50f07f4ff0804ef1814df1834cf2844bf3854bf3874af48849f48948f58b47f58c46f68d45f68f44f79044f79143f79342f89441f89540f9973ff9983ef99a3efa9b3dfa9c3cfa9e3bfb9f3afba139fba238fca338fca537fca636fca835fca934fdab33fdac33fdae32fdaf31fdb130fdb22ffdb42ffdb52efeb72dfeb82cfeba2cfebb2bfebd2afebe2afec029fdc229fdc328fdc527fdc627fdc827fdca26fdcb26fccd25fcce25fcd025fcd225fbd324fbd524fbd724fad824fada24f9dc24f9dd25f8df25f8e125f7e225f7e425f6e626f6e826f5e926f5eb27f4ed27f3ee27f3f027f2f227f1f426f1f525f0f724f0f921"));function Ro(e){return function(){return e}}var o1=Math.cos;var tg=Math.min,bu=Math.sin,Fe=Math.sqrt,e1=1e-12,dc=Math.PI,ZB=dc/2,Eu=2*dc;function MP(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let i=Math.floor(n);if(!(i>=0))throw new RangeError(`invalid digits: ${n}`);t=i}return e},()=>new ws(t)}var JB=Array.prototype.slice;function SP(e){return typeof e=="object"&&"length"in e?e:Array.from(e)}function a1(e){this._context=e}a1.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t);break}}};function Po(e){return new a1(e)}function wP(e){return e[0]}function TP(e){return e[1]}function c1(e,t){var n=Ro(!0),i=null,r=Po,s=null,o=MP(a);e=typeof e=="function"?e:e===void 0?wP:Ro(e),t=typeof t=="function"?t:t===void 0?TP:Ro(t);function a(c){var l,u=(c=SP(c)).length,h,f=!1,d;for(i==null&&(s=r(d=o())),l=0;l<=u;++l)!(l<u&&n(h=c[l],l,c))===f&&((f=!f)?s.lineStart():s.lineEnd()),f&&s.point(+e(h,l,c),+t(h,l,c));if(d)return s=null,d+""||null}return a.x=function(c){return arguments.length?(e=typeof c=="function"?c:Ro(+c),a):e},a.y=function(c){return arguments.length?(t=typeof c=="function"?c:Ro(+c),a):t},a.defined=function(c){return arguments.length?(n=typeof c=="function"?c:Ro(!!c),a):n},a.curve=function(c){return arguments.length?(r=c,i!=null&&(s=r(i)),a):r},a.context=function(c){return arguments.length?(c==null?i=s=null:s=r(i=c),a):i},a}var KB=EP(Po);function l1(e){this._curve=e}l1.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(e,t){this._curve.point(t*Math.sin(e),t*-Math.cos(e))}};function EP(e){function t(n){return new l1(e(n))}return t._curve=e,t}var Mu=class{constructor(t,n){this._context=t,this._x=n}areaStart(){this._line=0}areaEnd(){this._line=NaN}lineStart(){this._point=0}lineEnd(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line}point(t,n){switch(t=+t,n=+n,this._point){case 0:{this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break}case 1:this._point=2;default:{this._x?this._context.bezierCurveTo(this._x0=(this._x0+t)/2,this._y0,this._x0,n,t,n):this._context.bezierCurveTo(this._x0,this._y0=(this._y0+n)/2,t,this._y0,t,n);break}}this._x0=t,this._y0=n}};function u1(e){return new Mu(e,!0)}function f1(e){return new Mu(e,!1)}var AP=Fe(3),eg={draw(e,t){let n=Fe(t+tg(t/28,.75))*.59436,i=n/2,r=i*AP;e.moveTo(0,n),e.lineTo(0,-n),e.moveTo(-r,-i),e.lineTo(r,i),e.moveTo(-r,i),e.lineTo(r,-i)}},Fs={draw(e,t){let n=Fe(t/dc);e.moveTo(n,0),e.arc(0,0,n,0,Eu)}},ng={draw(e,t){let n=Fe(t/5)/2;e.moveTo(-3*n,-n),e.lineTo(-n,-n),e.lineTo(-n,-3*n),e.lineTo(n,-3*n),e.lineTo(n,-n),e.lineTo(3*n,-n),e.lineTo(3*n,n),e.lineTo(n,n),e.lineTo(n,3*n),e.lineTo(-n,3*n),e.lineTo(-n,n),e.lineTo(-3*n,n),e.closePath()}},h1=Fe(1/3),CP=h1*2,ig={draw(e,t){let n=Fe(t/CP),i=n*h1;e.moveTo(0,-n),e.lineTo(i,0),e.lineTo(0,n),e.lineTo(-i,0),e.closePath()}},rg={draw(e,t){let n=Fe(t)*.62625;e.moveTo(0,-n),e.lineTo(n,0),e.lineTo(0,n),e.lineTo(-n,0),e.closePath()}},sg={draw(e,t){let n=Fe(t-tg(t/7,2))*.87559;e.moveTo(-n,0),e.lineTo(n,0),e.moveTo(0,n),e.lineTo(0,-n)}},og={draw(e,t){let n=Fe(t),i=-n/2;e.rect(i,i,n,n)}},ag={draw(e,t){let n=Fe(t)*.4431;e.moveTo(n,n),e.lineTo(n,-n),e.lineTo(-n,-n),e.lineTo(-n,n),e.closePath()}},RP=.8908130915292852,d1=bu(dc/10)/bu(7*dc/10),PP=bu(Eu/10)*d1,IP=-o1(Eu/10)*d1,cg={draw(e,t){let n=Fe(t*RP),i=PP*n,r=IP*n;e.moveTo(0,-n),e.lineTo(i,r);for(let s=1;s<5;++s){let o=Eu*s/5,a=o1(o),c=bu(o);e.lineTo(c*n,-a*n),e.lineTo(a*i-c*r,c*i+a*r)}e.closePath()}},Km=Fe(3),lg={draw(e,t){let n=-Fe(t/(Km*3));e.moveTo(0,n*2),e.lineTo(-Km*n,-n),e.lineTo(Km*n,-n),e.closePath()}},LP=Fe(3),ug={draw(e,t){let n=Fe(t)*.6824,i=n/2,r=n*LP/2;e.moveTo(0,-n),e.lineTo(r,i),e.lineTo(-r,i),e.closePath()}},ni=-.5,ii=Fe(3)/2,Qm=1/Fe(12),NP=(Qm/2+1)*3,fg={draw(e,t){let n=Fe(t/NP),i=n/2,r=n*Qm,s=i,o=n*Qm+n,a=-s,c=o;e.moveTo(i,r),e.lineTo(s,o),e.lineTo(a,c),e.lineTo(ni*i-ii*r,ii*i+ni*r),e.lineTo(ni*s-ii*o,ii*s+ni*o),e.lineTo(ni*a-ii*c,ii*a+ni*c),e.lineTo(ni*i+ii*r,ni*r-ii*i),e.lineTo(ni*s+ii*o,ni*o-ii*s),e.lineTo(ni*a+ii*c,ni*c-ii*a),e.closePath()}},hg={draw(e,t){let n=Fe(t-tg(t/6,1.7))*.6189;e.moveTo(-n,-n),e.lineTo(n,n),e.moveTo(-n,n),e.lineTo(n,-n)}},p1=[Fs,ng,ig,og,cg,lg,fg],m1=[Fs,sg,hg,ug,eg,ag,rg];function Vr(){}function Su(e,t,n){e._context.bezierCurveTo((2*e._x0+e._x1)/3,(2*e._y0+e._y1)/3,(e._x0+2*e._x1)/3,(e._y0+2*e._y1)/3,(e._x0+4*e._x1+t)/6,(e._y0+4*e._y1+n)/6)}function Au(e){this._context=e}Au.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:Su(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:Su(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function g1(e){return new Au(e)}function _1(e){this._context=e}_1.prototype={areaStart:Vr,areaEnd:Vr,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x2=e,this._y2=t;break;case 1:this._point=2,this._x3=e,this._y3=t;break;case 2:this._point=3,this._x4=e,this._y4=t,this._context.moveTo((this._x0+4*this._x1+e)/6,(this._y0+4*this._y1+t)/6);break;default:Su(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function y1(e){return new _1(e)}function x1(e){this._context=e}x1.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var n=(this._x0+4*this._x1+e)/6,i=(this._y0+4*this._y1+t)/6;this._line?this._context.lineTo(n,i):this._context.moveTo(n,i);break;case 3:this._point=4;default:Su(this,e,t);break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function v1(e){return new x1(e)}function b1(e,t){this._basis=new Au(e),this._beta=t}b1.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var e=this._x,t=this._y,n=e.length-1;if(n>0)for(var i=e[0],r=t[0],s=e[n]-i,o=t[n]-r,a=-1,c;++a<=n;)c=a/n,this._basis.point(this._beta*e[a]+(1-this._beta)*(i+c*s),this._beta*t[a]+(1-this._beta)*(r+c*o));this._x=this._y=null,this._basis.lineEnd()},point:function(e,t){this._x.push(+e),this._y.push(+t)}};var M1=(function e(t){function n(i){return t===1?new Au(i):new b1(i,t)}return n.beta=function(i){return e(+i)},n})(.85);function wu(e,t,n){e._context.bezierCurveTo(e._x1+e._k*(e._x2-e._x0),e._y1+e._k*(e._y2-e._y0),e._x2+e._k*(e._x1-t),e._y2+e._k*(e._y1-n),e._x2,e._y2)}function dg(e,t){this._context=e,this._k=(1-t)/6}dg.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:wu(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2,this._x1=e,this._y1=t;break;case 2:this._point=3;default:wu(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var S1=(function e(t){function n(i){return new dg(i,t)}return n.tension=function(i){return e(+i)},n})(0);function pg(e,t){this._context=e,this._k=(1-t)/6}pg.prototype={areaStart:Vr,areaEnd:Vr,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:wu(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var w1=(function e(t){function n(i){return new pg(i,t)}return n.tension=function(i){return e(+i)},n})(0);function mg(e,t){this._context=e,this._k=(1-t)/6}mg.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:wu(this,e,t);break}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var T1=(function e(t){function n(i){return new mg(i,t)}return n.tension=function(i){return e(+i)},n})(0);function gg(e,t,n){var i=e._x1,r=e._y1,s=e._x2,o=e._y2;if(e._l01_a>e1){var a=2*e._l01_2a+3*e._l01_a*e._l12_a+e._l12_2a,c=3*e._l01_a*(e._l01_a+e._l12_a);i=(i*a-e._x0*e._l12_2a+e._x2*e._l01_2a)/c,r=(r*a-e._y0*e._l12_2a+e._y2*e._l01_2a)/c}if(e._l23_a>e1){var l=2*e._l23_2a+3*e._l23_a*e._l12_a+e._l12_2a,u=3*e._l23_a*(e._l23_a+e._l12_a);s=(s*l+e._x1*e._l23_2a-t*e._l12_2a)/u,o=(o*l+e._y1*e._l23_2a-n*e._l12_2a)/u}e._context.bezierCurveTo(i,r,s,o,e._x2,e._y2)}function E1(e,t){this._context=e,this._alpha=t}E1.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3;default:gg(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var A1=(function e(t){function n(i){return t?new E1(i,t):new dg(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function C1(e,t){this._context=e,this._alpha=t}C1.prototype={areaStart:Vr,areaEnd:Vr,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:gg(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var R1=(function e(t){function n(i){return t?new C1(i,t):new pg(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function P1(e,t){this._context=e,this._alpha=t}P1.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,i=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(n*n+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:gg(this,e,t);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}};var I1=(function e(t){function n(i){return t?new P1(i,t):new mg(i,0)}return n.alpha=function(i){return e(+i)},n})(.5);function L1(e){this._context=e}L1.prototype={areaStart:Vr,areaEnd:Vr,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(e,t){e=+e,t=+t,this._point?this._context.lineTo(e,t):(this._point=1,this._context.moveTo(e,t))}};function N1(e){return new L1(e)}function n1(e){return e<0?-1:1}function i1(e,t,n){var i=e._x1-e._x0,r=t-e._x1,s=(e._y1-e._y0)/(i||r<0&&-0),o=(n-e._y1)/(r||i<0&&-0),a=(s*r+o*i)/(i+r);return(n1(s)+n1(o))*Math.min(Math.abs(s),Math.abs(o),.5*Math.abs(a))||0}function r1(e,t){var n=e._x1-e._x0;return n?(3*(e._y1-e._y0)/n-t)/2:t}function jm(e,t,n){var i=e._x0,r=e._y0,s=e._x1,o=e._y1,a=(s-i)/3;e._context.bezierCurveTo(i+a,r+a*t,s-a,o-a*n,s,o)}function Tu(e){this._context=e}Tu.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:jm(this,this._t0,r1(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){var n=NaN;if(e=+e,t=+t,!(e===this._x1&&t===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,jm(this,r1(this,n=i1(this,e,t)),n);break;default:jm(this,this._t0,n=i1(this,e,t));break}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t,this._t0=n}}};function D1(e){this._context=new U1(e)}(D1.prototype=Object.create(Tu.prototype)).point=function(e,t){Tu.prototype.point.call(this,t,e)};function U1(e){this._context=e}U1.prototype={moveTo:function(e,t){this._context.moveTo(t,e)},closePath:function(){this._context.closePath()},lineTo:function(e,t){this._context.lineTo(t,e)},bezierCurveTo:function(e,t,n,i,r,s){this._context.bezierCurveTo(t,e,i,n,s,r)}};function F1(e){return new Tu(e)}function O1(e){return new D1(e)}function B1(e){this._context=e}B1.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var e=this._x,t=this._y,n=e.length;if(n)if(this._line?this._context.lineTo(e[0],t[0]):this._context.moveTo(e[0],t[0]),n===2)this._context.lineTo(e[1],t[1]);else for(var i=s1(e),r=s1(t),s=0,o=1;o<n;++s,++o)this._context.bezierCurveTo(i[0][s],r[0][s],i[1][s],r[1][s],e[o],t[o]);(this._line||this._line!==0&&n===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(e,t){this._x.push(+e),this._y.push(+t)}};function s1(e){var t,n=e.length-1,i,r=new Array(n),s=new Array(n),o=new Array(n);for(r[0]=0,s[0]=2,o[0]=e[0]+2*e[1],t=1;t<n-1;++t)r[t]=1,s[t]=4,o[t]=4*e[t]+2*e[t+1];for(r[n-1]=2,s[n-1]=7,o[n-1]=8*e[n-1]+e[n],t=1;t<n;++t)i=r[t]/s[t-1],s[t]-=i,o[t]-=i*o[t-1];for(r[n-1]=o[n-1]/s[n-1],t=n-2;t>=0;--t)r[t]=(o[t]-r[t+1])/s[t];for(s[n-1]=(e[n]+r[n-1])/2,t=0;t<n-1;++t)s[t]=2*e[t+1]-r[t+1];return[r,s]}function k1(e){return new B1(e)}function Cu(e,t){this._context=e,this._t=t}Cu.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,t),this._context.lineTo(e,t);else{var n=this._x*(1-this._t)+e*this._t;this._context.lineTo(n,this._y),this._context.lineTo(n,t)}break}}this._x=e,this._y=t}};function z1(e){return new Cu(e,.5)}function G1(e){return new Cu(e,0)}function V1(e){return new Cu(e,1)}function ri(e){return e!=null&&!Number.isNaN(e)}function fr(e,t){return+ri(t)-+ri(e)||Ti(e,t)}function pc(e,t){return+ri(t)-+ri(e)||nr(e,t)}function mc(e){return e!=null&&`${e}`!=""}function _g(e){return isFinite(e)?e:NaN}function Os(e){return e>0&&isFinite(e)?e:NaN}function Io(e){return e<0&&isFinite(e)?e:NaN}function Ru(e,t){if(e instanceof Date||(e=new Date(+e)),isNaN(e))return typeof t=="function"?t(e):t;let n=e.getUTCHours(),i=e.getUTCMinutes(),r=e.getUTCSeconds(),s=e.getUTCMilliseconds();return`${DP(e.getUTCFullYear(),4)}-${hr(e.getUTCMonth()+1,2)}-${hr(e.getUTCDate(),2)}${n||i||r||s?`T${hr(n,2)}:${hr(i,2)}${r||s?`:${hr(r,2)}${s?`.${hr(s,3)}`:""}`:""}Z`:""}`}function DP(e){return e<0?`-${hr(-e,6)}`:e>9999?`+${hr(e,6)}`:hr(e,4)}function hr(e,t){return`${e}`.padStart(t,"0")}var UP=/^(?:[-+]\d{2})?\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?(?:Z|[-+]\d{2}:?\d{2})?)?$/;function gc(e,t){return UP.test(e+="")?new Date(e):typeof t=="function"?t(e):t}function dr(e){if(e==null)return;let t=e[0],n=e[e.length-1];return nr(t,n)}var No=1e3,Wr=No*60,$r=Wr*60,ki=$r*24,Bi=ki*7,Bs=ki*30,Hr=ki*365,yg=[["millisecond",1],["2 milliseconds",2],["5 milliseconds",5],["10 milliseconds",10],["20 milliseconds",20],["50 milliseconds",50],["100 milliseconds",100],["200 milliseconds",200],["500 milliseconds",500],["second",No],["5 seconds",5*No],["15 seconds",15*No],["30 seconds",30*No],["minute",Wr],["5 minutes",5*Wr],["15 minutes",15*Wr],["30 minutes",30*Wr],["hour",$r],["3 hours",3*$r],["6 hours",6*$r],["12 hours",12*$r],["day",ki],["2 days",2*ki],["week",Bi],["2 weeks",2*Bi],["month",Bs],["3 months",3*Bs],["6 months",6*Bs],["year",Hr],["2 years",2*Hr],["5 years",5*Hr],["10 years",10*Hr],["20 years",20*Hr],["50 years",50*Hr],["100 years",100*Hr]],xg=new Map([["second",No],["minute",Wr],["hour",$r],["day",ki],["monday",Bi],["tuesday",Bi],["wednesday",Bi],["thursday",Bi],["friday",Bi],["saturday",Bi],["sunday",Bi],["week",Bi],["month",Bs],["year",Hr]]),W1=new Map([["second",hn],["minute",Es],["hour",Cs],["day",Ni],["monday",Is],["tuesday",Mp],["wednesday",Sp],["thursday",lr],["friday",wp],["saturday",Tp],["sunday",Di],["week",Di],["month",Ds],["year",vn]]),vg=new Map([["second",hn],["minute",As],["hour",Rs],["day",nc],["monday",Ns],["tuesday",Ep],["wednesday",Ap],["thursday",ur],["friday",Cp],["saturday",Rp],["sunday",Ui],["week",Ui],["month",Us],["year",bn]]),Do=Symbol("intervalDuration"),Iu=Symbol("intervalType");for(let[e,t]of W1)t[Do]=xg.get(e),t[Iu]="time";for(let[e,t]of vg)t[Do]=xg.get(e),t[Iu]="utc";var _c=[["year",bn,"utc"],["month",Us,"utc"],["day",nc,"utc",6*Bs],["hour",Rs,"utc",3*ki],["minute",As,"utc",6*$r],["second",hn,"utc",30*Wr]],Pu=[["year",vn,"time"],["month",Ds,"time"],["day",Ni,"time",6*Bs],["hour",Cs,"time",3*ki],["minute",Es,"time",6*$r],["second",hn,"time",30*Wr]],FP=[_c[0],Pu[0],_c[1],Pu[1],_c[2],Pu[2],..._c.slice(3)];function $1(e){let t=`${e}`.toLowerCase();t.endsWith("s")&&(t=t.slice(0,-1));let n=1,i=/^(?:(\d+)\s+)/.exec(t);switch(i&&(t=t.slice(i[0].length),n=+i[1]),t){case"quarter":t="month",n*=3;break;case"half":t="month",n*=6;break}let r=vg.get(t);if(!r)throw new Error(`unknown interval: ${e}`);if(n>1&&!r.every)throw new Error(`non-periodic interval: ${t}`);return[t,n]}function bg(e){return X1($1(e),"time")}function Mg(e){return X1($1(e),"utc")}function X1([e,t],n){let i=(n==="time"?W1:vg).get(e);return t>1&&(i=i.every(t),i[Do]=xg.get(e)*t,i[Iu]=n),i}function Sg(e,t){if(!(t>1))return;let n=e[Do];if(!yg.some(([,r])=>r===n)||n%ki===0&&ki<n&&n<Bs)return;let[i]=yg[co(([,r])=>Math.log(r)).center(yg,Math.log(n*t))];return(e[Iu]==="time"?bg:Mg)(i)}function H1(e,t,n){let i=t==="time"?oc:Fi;if(n==null)return i(e==="year"?"%Y":e==="month"?"%Y-%m":e==="day"?"%Y-%m-%d":e==="hour"||e==="minute"?"%Y-%m-%dT%H:%M":e==="second"?"%Y-%m-%dT%H:%M:%S":"%Y-%m-%dT%H:%M:%S.%L");let r=OP(n);switch(e){case"millisecond":return Lo(i(".%L"),i(":%M:%S"),r);case"second":return Lo(i(":%S"),i("%-I:%M"),r);case"minute":return Lo(i("%-I:%M"),i("%p"),r);case"hour":return Lo(i("%-I %p"),i("%b %-d"),r);case"day":return Lo(i("%-d"),i("%b"),r);case"month":return Lo(i("%b"),i("%Y"),r);case"year":return i("%Y")}throw new Error("unable to format time ticks")}function OP(e){return e==="left"||e==="right"?(t,n)=>`
${t}
${n}`:e==="top"?(t,n)=>`${n}
${t}`:(t,n)=>`${t}
${n}`}function BP(e){return e==="time"?Pu:e==="utc"?_c:FP}function q1(e,t,n){let i=Cn(Xy(t,(r,s)=>Math.abs(s-r)));if(i<1e3)return H1("millisecond","utc",n);for(let[r,s,o,a]of BP(e)){if(i>a||r==="hour"&&!i)break;if(t.every(c=>s.floor(c)>=c))return H1(r,o,n)}}function Lo(e,t,n){return(i,r,s)=>{let o=e(i,r),a=t(i,r),c=r-dr(s);return r!==c&&s[c]!==void 0&&a===t(s[c],c)?o:n(o,a)}}var Tg=Object.getPrototypeOf(Uint8Array),kP=Object.prototype.toString;function Xr(e){return e instanceof Array||e instanceof Tg}function J1(e){return e instanceof Tg&&!zP(e)}function K1(e){return e?.prototype instanceof Tg&&!GP(e)}function zP(e){return e instanceof BigInt64Array||e instanceof BigUint64Array}function GP(e){return e===BigInt64Array||e===BigUint64Array}var VP=Symbol("reindex");function In(e,t,n){let i=typeof t;return i==="string"?pM(e)?Eg(e.getChild(t),n):Y1(e,WP(t),n):i==="function"?Y1(e,t,n):i==="number"||t instanceof Date||i==="boolean"?Se(e,Ln(t),n):typeof t?.transform=="function"?wg(t.transform(e),n):HP(wg(t,n),e?.[VP])}function HP(e,t){return e!=null&&t?Du(e,t):e}function Y1(e,t,n){return Se(e,K1(n)?(i,r)=>Cg(t(i,r)):t,n)}function wg(e,t){return t===void 0?Gi(e):mM(e)?Eg(e,t):e instanceof t?e:t.from(e,K1(t)&&!J1(e)?Cg:void 0)}function Eg(e,t){return e==null?e:(t===void 0||t===Array)&&ZP(e.type)?Rg(Z1(e)):wg(Z1(e),t)}function Z1(e){return e.nullCount?e.toJSON():e.toArray()}var Uo=[null],WP=e=>t=>{let n=t[e];return n===void 0&&t.type==="Feature"?t.properties?.[e]:n},Lu={transform:Hi},Xe={transform:e=>e};var j1=()=>!0,Re=e=>e==null?e:`${e}`,Pe=e=>e==null?e:+e;var Ag=e=>e?e[0]:void 0,Q1=e=>e?e[1]:void 0;var Ln=e=>()=>e;function tM(e){let t=+`${e}`.slice(1)/100;return(n,i)=>_s(n,t,i)}function ks(e){return J1(e)?e:Se(e,Cg,Float64Array)}function Cg(e){return e==null?NaN:Number(e)}function Rg(e){return Se(e,$P)}function $P(e){return e instanceof Date&&!isNaN(e)?e:typeof e=="string"?gc(e):e==null||isNaN(e=Number(e))?void 0:new Date(e)}function zi(e,t){return e===void 0&&(e=t),e===null?[void 0,"none"]:Bo(e)?[void 0,e]:[e,void 0]}function Ee(e,t){return e===void 0&&(e=t),e===null||typeof e=="number"?[void 0,e]:[e,void 0]}function Pg(e,t,n){if(e!=null)return dn(e,t,n)}function dn(e,t,n){let i=`${e}`.toLowerCase();if(!n.includes(i))throw new Error(`invalid ${t}: ${e}`);return i}function pr(e){return pM(e)?e:Gi(e)}function Gi(e){if(e==null||Xr(e))return e;if(mM(e))return Eg(e);if(eM(e))switch(e.type){case"FeatureCollection":return e.features;case"GeometryCollection":return e.geometries;default:return[e]}return Array.from(e)}function eM(e){switch(e?.type){case"FeatureCollection":case"GeometryCollection":case"Feature":case"LineString":case"MultiLineString":case"MultiPoint":case"MultiPolygon":case"Point":case"Polygon":case"Sphere":return!0;default:return!1}}function Se(e,t,n=Array){return e==null?e:e instanceof n?e.map(t):n.from(e,t)}function yc(e,t=Array){return e instanceof t?e.slice():t.from(e)}function Vi(e){return e?.toString===kP}function Fo(e){return Vi(e)&&(e.type!==void 0||e.domain!==void 0)}function Oo(e){return Vi(e)&&typeof e.transform!="function"}function qr(e){return Oo(e)&&e.value===void 0&&e.channel===void 0}function mr(e,t){return e===void 0&&t===void 0?[Ag,Q1]:[e,t]}function nM({z:e,fill:t,stroke:n}={}){return e===void 0&&([e]=zi(t)),e===void 0&&([e]=zi(n)),e}function Nu(e){return Xr(e)?e.length:e?.numRows}function Hi(e){let t=Nu(e),n=new Uint32Array(t);for(let i=0;i<t;++i)n[i]=i;return n}function Du(e,t){return Xr(e)?Se(t,n=>e[n],e.constructor):Se(t,n=>e.at(n))}function iM(e,t,n){return e.subarray?e.subarray(t,n):e.slice(t,n)}function si(e){return e!==null&&typeof e=="object"?e.valueOf():e}function zs(e,t){return typeof e=="string"?e:e&&e.label!==void 0?e.label:t}function rM(e,t){let n=Uu(e,t);return n&&(i=>ri(i)?n.floor(i):i)}function Uu(e,t){if(e!=null){if(typeof e=="number")return XP(e);if(typeof e=="string")return(t==="time"?bg:Mg)(e);if(typeof e.floor!="function")throw new Error("invalid interval; missing floor method");if(typeof e.offset!="function")throw new Error("invalid interval; missing offset method");return e}}function XP(e){e=+e,0<e&&e<1&&Number.isInteger(1/e)&&(e=-1/e);let t=Math.abs(e);return e<0?{floor:n=>Math.floor(n*t)/t,offset:(n,i=1)=>(n*t+Math.floor(i))/t,range:(n,i)=>uo(Math.ceil(n*t),i*t).map(r=>r/t)}:{floor:n=>Math.floor(n/t)*t,offset:(n,i=1)=>n+t*Math.floor(i),range:(n,i)=>uo(Math.ceil(n/t),i/t).map(r=>r*t)}}function Yr(e,t){if(e=Uu(e,t),e&&typeof e.range!="function")throw new Error("invalid interval: missing range method");return e}function sM(e,t){if(e=Yr(e,t),e&&typeof e.ceil!="function")throw new Error("invalid interval: missing ceil method");return e}function oM(e){return typeof e?.range=="function"}function Zr(e){return e===void 0||Oo(e)?e:{value:e}}function aM(e){return e==null?null:{transform:t=>In(t,e,Float64Array),label:zs(e)}}function oi(e){return e&&typeof e[Symbol.iterator]=="function"}function Fu(e){for(let t of e)if(t!=null)return typeof t!="object"||t instanceof Date}function Ig(e){for(let t of e){if(t==null)continue;let n=typeof t;return n==="string"||n==="boolean"}}function sn(e){for(let t of e)if(t!=null)return t instanceof Date}function cM(e){for(let t of e)if(t!=null)return typeof t=="string"&&isNaN(t)&&gc(t)}function lM(e){for(let t of e)if(t!=null){if(typeof t!="string")return!1;if(t.trim())return!isNaN(t)}}function uM(e){for(let t of e)if(t!=null)return typeof t=="number"}function Ou(e,t){let n;for(let i of e)if(i!=null){if(!t(i))return!1;n=!0}return n}var qP=new Set("none,currentcolor,transparent,aliceblue,antiquewhite,aqua,aquamarine,azure,beige,bisque,black,blanchedalmond,blue,blueviolet,brown,burlywood,cadetblue,chartreuse,chocolate,coral,cornflowerblue,cornsilk,crimson,cyan,darkblue,darkcyan,darkgoldenrod,darkgray,darkgreen,darkgrey,darkkhaki,darkmagenta,darkolivegreen,darkorange,darkorchid,darkred,darksalmon,darkseagreen,darkslateblue,darkslategray,darkslategrey,darkturquoise,darkviolet,deeppink,deepskyblue,dimgray,dimgrey,dodgerblue,firebrick,floralwhite,forestgreen,fuchsia,gainsboro,ghostwhite,gold,goldenrod,gray,green,greenyellow,grey,honeydew,hotpink,indianred,indigo,ivory,khaki,lavender,lavenderblush,lawngreen,lemonchiffon,lightblue,lightcoral,lightcyan,lightgoldenrodyellow,lightgray,lightgreen,lightgrey,lightpink,lightsalmon,lightseagreen,lightskyblue,lightslategray,lightslategrey,lightsteelblue,lightyellow,lime,limegreen,linen,magenta,maroon,mediumaquamarine,mediumblue,mediumorchid,mediumpurple,mediumseagreen,mediumslateblue,mediumspringgreen,mediumturquoise,mediumvioletred,midnightblue,mintcream,mistyrose,moccasin,navajowhite,navy,oldlace,olive,olivedrab,orange,orangered,orchid,palegoldenrod,palegreen,paleturquoise,palevioletred,papayawhip,peachpuff,peru,pink,plum,powderblue,purple,rebeccapurple,red,rosybrown,royalblue,saddlebrown,salmon,sandybrown,seagreen,seashell,sienna,silver,skyblue,slateblue,slategray,slategrey,snow,springgreen,steelblue,tan,teal,thistle,tomato,turquoise,violet,wheat,white,whitesmoke,yellow".split(","));function Bo(e){return typeof e!="string"?!1:(e=e.toLowerCase().trim(),/^#[0-9a-f]{3,8}$/.test(e)||/^(?:url|var|rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color|color-mix)\(.*\)$/.test(e)||qP.has(e))}function fM(e){return typeof e=="number"&&(0<=e&&e<=1||isNaN(e))}function qe(e){return e==null||Gs(e)}function Gs(e){return/^\s*none\s*$/i.test(e)}function hM(e){return/^\s*round\s*$/i.test(e)}function Bu(e,t){return Pg(e,t,["middle","top-left","top","top-right","right","bottom-right","bottom","bottom-left","left"])}function Jr(e="middle"){return Bu(e,"frameAnchor")}function dM(e={},...t){let n=e;for(let i of t)for(let r in i)if(n[r]===void 0){let s=i[r];n===e?n={...n,[r]:s}:n[r]=s}return n}function YP(e){console.warn("named iterables are deprecated; please use an object instead");let t=new Set;return Object.fromEntries(Array.from(e,n=>{let{name:i}=n;if(i==null)throw new Error("missing name");let r=`${i}`;if(r==="__proto__")throw new Error(`illegal name: ${r}`);if(t.has(r))throw new Error(`duplicate name: ${r}`);return t.add(r),[i,n]}))}function Lg(e){return oi(e)?YP(e):e}function ku(e){return e===!0?e="frame":e===!1?e=null:!eM(e)&&e!=null&&(e=dn(e,"clip",["frame","sphere"]),e==="sphere"&&(e={type:"Sphere"})),e}function pM(e){return e&&typeof e.getChild=="function"&&typeof e.toArray=="function"&&e.schema&&Array.isArray(e.schema.fields)}function mM(e){return e&&typeof e.toArray=="function"&&e.type}function ZP(e){return e&&(e.typeId===8||e.typeId===10)&&e.unit===1}var ai=Symbol("position"),Nn=Symbol("color"),Vs=Symbol("radius"),Hs=Symbol("length"),Ws=Symbol("opacity"),ko=Symbol("symbol"),gM=Symbol("projection"),he=new Map([["x",ai],["y",ai],["fx",ai],["fy",ai],["r",Vs],["color",Nn],["opacity",Ws],["symbol",ko],["length",Hs],["projection",gM]]);function _M(e){return e===ai||e===gM}function yM(e){return e===ai||e===Vs||e===Hs||e===Ws}var JP=Math.sqrt(3),KP=2/JP,jP={draw(e,t){let n=Math.sqrt(t/Math.PI),i=n*KP,r=i/2;e.moveTo(0,i),e.lineTo(n,r),e.lineTo(n,-r),e.lineTo(0,-i),e.lineTo(-n,-r),e.lineTo(-n,r),e.closePath()}},Ng=new Map([["asterisk",eg],["circle",Fs],["cross",ng],["diamond",ig],["diamond2",rg],["hexagon",jP],["plus",sg],["square",og],["square2",ag],["star",cg],["times",hg],["triangle",lg],["triangle2",ug],["wye",fg]]);function Dg(e){return e&&typeof e.draw=="function"}function xM(e){return Dg(e)?!0:typeof e!="string"?!1:Ng.has(e.toLowerCase())}function zo(e){if(e==null||Dg(e))return e;let t=Ng.get(`${e}`.toLowerCase());if(t)return t;throw new Error(`invalid symbol: ${e}`)}function vM(e){if(e==null||Dg(e))return[void 0,e];if(typeof e=="string"){let t=Ng.get(`${e}`.toLowerCase());if(t)return[void 0,t]}return[e,void 0]}function Og({filter:e,sort:t,reverse:n,transform:i,initializer:r,...s}={},o){if(i===void 0&&(e!=null&&(i=bM(e)),t!=null&&!qr(t)&&(i=Ug(i,Bg(t))),n&&(i=Ug(i,MM))),o!=null&&r!=null)throw new Error("transforms cannot be applied after initializers");return{...s,...(t===null||qr(t))&&{sort:t},transform:Ug(i,o)}}function gr({filter:e,sort:t,reverse:n,initializer:i,...r}={},s){return i===void 0&&(e!=null&&(i=bM(e)),t!=null&&!qr(t)&&(i=Fg(i,Bg(t))),n&&(i=Fg(i,MM))),{...r,...(t===null||qr(t))&&{sort:t},initializer:Fg(i,s)}}function Ug(e,t){return e==null?t===null?void 0:t:t==null?e===null?void 0:e:function(n,i,r){return{data:n,facets:i}=e.call(this,n,i,r),t.call(this,pr(n),i,r)}}function Fg(e,t){return e==null?t===null?void 0:t:t==null?e===null?void 0:e:function(n,i,r,...s){let o,a,c,l,u,h;return{data:a=n,facets:c=i,channels:o}=e.call(this,n,i,r,...s),{data:u=a,facets:h=c,channels:l}=t.call(this,a,c,{...r,...o},...s),{data:u,facets:h,channels:{...o,...l}}}}function QP(e,t){return(e.initializer!=null?gr:Og)(e,t)}function bM(e){return(t,n)=>{let i=In(t,e);return{data:t,facets:n.map(r=>r.filter(s=>i[s]))}}}function MM(e,t){return{data:e,facets:t.map(n=>n.slice().reverse())}}function SM(e,{sort:t,...n}={}){return{...(Oo(e)&&e.channel!==void 0?gr:QP)(n,Bg(e)),sort:qr(t)?t:null}}function Bg(e){return(typeof e=="function"&&e.length!==1?tI:eI)(e)}function tI(e){return(t,n)=>{let i=Xr(t)?(r,s)=>e(t[r],t[s]):(r,s)=>e(t.get(r),t.get(s));return{data:t,facets:n.map(r=>r.slice().sort(i))}}}function eI(e){let t,n;({channel:t,value:e,order:n}={...Zr(e)});let i=t?.startsWith("-");if(i&&(t=t.slice(1)),n===void 0&&(n=i?pc:fr),typeof n!="function")switch(`${n}`.toLowerCase()){case"ascending":n=fr;break;case"descending":n=pc;break;default:throw new Error(`invalid order: ${n}`)}return(r,s,o)=>{let a;if(t===void 0)a=In(r,e);else{if(o===void 0)throw new Error("channel sort requires an initializer");if(a=o[t],!a)return{};a=a.value}let c=(l,u)=>n(a[l],a[u]);return{data:r,facets:s.map(l=>l.slice().sort(c))}}}function AM(e,t,n=nI){if(e==null)return n(e);if(typeof e.reduceIndex=="function")return e;if(typeof e.reduce=="function"&&Vi(e))return iI(e);if(typeof e=="function")return rI(e);if(/^p\d{2}$/i.test(e))return _r(tM(e));switch(`${e}`.toLowerCase()){case"first":return oI;case"last":return aI;case"identity":return sI;case"count":return TM;case"distinct":return cI;case"sum":return t==null?TM:lI;case"proportion":return EM(t,"data");case"proportion-facet":return EM(t,"facet");case"deviation":return _r(Dy);case"min":return _r(gs);case"min-index":return _r(Gy);case"max":return _r(Cn);case"max-index":return _r(zy);case"mean":return wM(Wy);case"median":return wM(Da);case"variance":return _r(vd);case"mode":return _r($y)}return n(e)}function nI(e){throw new Error(`invalid reduce: ${e}`)}function iI(e){return console.warn("deprecated reduce interface; implement reduceIndex instead."),{...e,reduceIndex:e.reduce.bind(e)}}function rI(e){return{reduceIndex(t,n,i){return e(Du(n,t),i)}}}function _r(e){return{reduceIndex(t,n){return e(t,i=>n[i])}}}function wM(e){return{reduceIndex(t,n){let i=e(t,r=>n[r]);return sn(n)?new Date(i):i}}}var sI={reduceIndex(e,t){return Du(t,e)}},oI={reduceIndex(e,t){return t[e[0]]}};var aI={reduceIndex(e,t){return t[e[e.length-1]]}},TM={label:"Frequency",reduceIndex(e){return e.length}},cI={label:"Distinct",reduceIndex(e,t){let n=new Ei;for(let i of e)n.add(t[i]);return n.size}},lI=_r(Ua);function EM(e,t){return e==null?{scope:t,label:"Frequency",reduceIndex:(n,i,r=1)=>n.length/r}:{scope:t,reduceIndex:(n,i,r=1)=>Ua(n,s=>i[s])/r}}function Go(e,{scale:t,type:n,value:i,filter:r,hint:s,label:o=zs(i)},a){return s===void 0&&typeof i?.transform=="function"&&(s=i.hint),zg(a,{scale:t,type:n,value:In(e,i),label:o,filter:r,hint:s})}function RM(e,t){return Object.fromEntries(Object.entries(e).map(([n,i])=>[n,Go(t,i,n)]))}function PM(e,t){let n=Object.fromEntries(Object.entries(e).map(([i,{scale:r,value:s}])=>{let o=r==null?null:t[r];return[i,o==null?s:Se(s,o)]}));return n.channels=e,n}function zg(e,t){let{scale:n,value:i}=t;if(n===!0||n==="auto")switch(e){case"fill":case"stroke":case"color":t.scale=n!==!0&&Ou(i,Bo)?null:"color",t.defaultScale="color";break;case"fillOpacity":case"strokeOpacity":case"opacity":t.scale=n!==!0&&Ou(i,fM)?null:"opacity",t.defaultScale="opacity";break;case"symbol":n!==!0&&Ou(i,xM)?(t.scale=null,t.value=Se(i,zo)):t.scale="symbol",t.defaultScale="symbol";break;default:t.scale=he.has(e)?e:null;break}else if(n===!1)t.scale=null;else if(n!=null&&!he.has(n))throw new Error(`unknown scale: ${n}`);return t}function IM(e,t,n,i,r){let{order:s,reverse:o,reduce:a=!0,limit:c}=r;for(let l in r){if(!he.has(l))continue;let{value:u,order:h=s,reverse:f=o,reduce:d=a,limit:p=c}=Zr(r[l]),_=u?.startsWith("-");if(_&&(u=u.slice(1)),h=h===void 0?_!==(u==="width"||u==="height")?NM:LM:hI(h),d==null||d===!1)continue;let g=l==="fx"||l==="fy"?fI(t,i[l]):uI(n,l);if(!g)throw new Error(`missing channel for scale: ${l}`);let m=g.value,[v=0,w=1/0]=oi(p)?p:p<0?[p]:[0,p];if(u==null)g.domain=()=>{let x=Array.from(new Ei(m));return f&&(x=x.reverse()),(v!==0||w!==1/0)&&(x=x.slice(v,w)),x};else{let x=u==="data"?e:u==="height"?CM(n,"y1","y2"):u==="width"?CM(n,"x1","x2"):kg(n,u,u==="y"?"y2":u==="x"?"x2":void 0),S=AM(d===!0?"max":d,x);g.domain=()=>{let b=By(Hi(m),y=>S.reduceIndex(y,x),y=>m[y]);return h&&b.sort(h),f&&b.reverse(),(v!==0||w!==1/0)&&(b=b.slice(v,w)),b.map(Ag)}}}}function uI(e,t){for(let n in e){let i=e[n];if(i.scale===t)return i}}function fI(e,t){let n=e.original;if(n===e)return t;let i=t.value,r=t.value=[];for(let s=0;s<n.length;++s){let o=i[n[s][0]];for(let a of e[s])r[a]=o}return t}function CM(e,t,n){let i=kg(e,t),r=kg(e,n);return Se(r,(s,o)=>Math.abs(s-i[o]),Float64Array)}function kg(e,t,n){let i=e[t];if(!i&&n!==void 0&&(i=e[n]),i)return i.value;throw new Error(`missing channel: ${t}`)}function hI(e){if(e==null||typeof e=="function")return e;switch(`${e}`.toLowerCase()){case"ascending":return LM;case"descending":return NM}throw new Error(`invalid order: ${e}`)}function LM([e,t],[n,i]){return fr(t,i)||fr(e,n)}function NM([e,t],[n,i]){return pc(t,i)||fr(e,n)}function Gg(e,t){let n=e[t];if(n){for(;n.source;)n=n.source;return n.source===null?null:n}}var BM=new Map([["accent",$b],["category10",Wb],["dark2",Xb],["observable10",qb],["paired",Yb],["pastel1",Zb],["pastel2",Jb],["set1",Kb],["set2",jb],["set3",Qb],["tableau10",t1]]);function kM(e){return e!=null&&BM.has(`${e}`.toLowerCase())}var DM=new Map([...BM,["brbg",yr($p,Xp)],["prgn",yr(qp,Yp)],["piyg",yr(Zp,Jp)],["puor",yr(Kp,jp)],["rdbu",yr(yu,uc)],["rdgy",yr(Qp,tm)],["rdylbu",yr(xu,fc)],["rdylgn",yr(em,nm)],["spectral",yr(im,rm)],["burd",UM(yu,uc)],["buylrd",UM(xu,fc)],["blues",Ye(Rm,Pm)],["greens",Ye(Im,Lm)],["greys",Ye(Nm,Dm)],["oranges",Ye(km,zm)],["purples",Ye(Um,Fm)],["reds",Ye(Om,Bm)],["turbo",xr(qm)],["viridis",xr(hc)],["magma",xr(Ym)],["inferno",xr(Zm)],["plasma",xr(Jm)],["cividis",xr(Gm)],["cubehelix",xr(Vm)],["warm",xr(Hm)],["cool",xr(Wm)],["bugn",Ye(sm,om)],["bupu",Ye(am,cm)],["gnbu",Ye(lm,um)],["orrd",Ye(fm,hm)],["pubu",Ye(mm,gm)],["pubugn",Ye(dm,pm)],["purd",Ye(_m,ym)],["rdpu",Ye(xm,vm)],["ylgn",Ye(Sm,wm)],["ylgnbu",Ye(bm,Mm)],["ylorbr",Ye(Tm,Em)],["ylorrd",Ye(Am,Cm)],["rainbow",FM($m)],["sinebow",FM(Xm)]]);function Ye(e,t){return({length:n})=>n===1?[e[3][1]]:n===2?[e[3][1],e[3][2]]:(n=Math.max(3,Math.floor(n)),n>9?un(t,n):e[n])}function yr(e,t){return({length:n})=>n===2?[e[3][0],e[3][2]]:(n=Math.max(3,Math.floor(n)),n>11?un(t,n):e[n])}function UM(e,t){return({length:n})=>n===2?[e[3][2],e[3][0]]:(n=Math.max(3,Math.floor(n)),n>11?un(i=>t(1-i),n):e[n].slice().reverse())}function xr(e){return({length:t})=>un(e,Math.max(2,Math.floor(t)))}function FM(e){return({length:t})=>un(e,Math.floor(t)+1).slice(0,-1)}function Vg(e){let t=`${e}`.toLowerCase();if(!DM.has(t))throw new Error(`unknown ordinal scheme: ${t}`);return DM.get(t)}function xc(e,t){let n=Vg(e),i=typeof n=="function"?n({length:t}):n;return i.length!==t?i.slice(0,t):i}function zM(e,t="greys"){let n=new Set,[i,r]=xc(t,2);for(let s of e)if(s!=null)if(s===!0)n.add(r);else if(s===!1)n.add(i);else return;return[...n]}var OM=new Map([["brbg",Xp],["prgn",Yp],["piyg",Jp],["puor",jp],["rdbu",uc],["rdgy",tm],["rdylbu",fc],["rdylgn",nm],["spectral",rm],["burd",e=>uc(1-e)],["buylrd",e=>fc(1-e)],["blues",Pm],["greens",Lm],["greys",Dm],["purples",Fm],["reds",Bm],["oranges",zm],["turbo",qm],["viridis",hc],["magma",Ym],["inferno",Zm],["plasma",Jm],["cividis",Gm],["cubehelix",Vm],["warm",Hm],["cool",Wm],["bugn",om],["bupu",cm],["gnbu",um],["orrd",hm],["pubugn",pm],["pubu",gm],["purd",ym],["rdpu",vm],["ylgnbu",Mm],["ylgn",wm],["ylorbr",Em],["ylorrd",Cm],["rainbow",$m],["sinebow",Xm]]);function Vo(e){let t=`${e}`.toLowerCase();if(!OM.has(t))throw new Error(`unknown quantitative scheme: ${t}`);return OM.get(t)}var dI=new Set(["brbg","prgn","piyg","puor","rdbu","rdgy","rdylbu","rdylgn","spectral","burd","buylrd"]);function GM(e){return e!=null&&dI.has(`${e}`.toLowerCase())}var Wg=e=>t=>e(1-t),Hg=[0,1],VM=new Map([["number",De],["rgb",Ms],["hsl",Bx],["hcl",Gx],["lab",kx]]);function $g(e){let t=`${e}`.toLowerCase();if(!VM.has(t))throw new Error(`unknown interpolator: ${t}`);return VM.get(t)}function Wo(e,t,n,{type:i,nice:r,clamp:s,zero:o,domain:a=KM(e,n),unknown:c,round:l,scheme:u,interval:h,range:f=he.get(e)===Vs?_I(n,a):he.get(e)===Hs?yI(n,a):he.get(e)===Ws?Hg:void 0,interpolate:d=he.get(e)===Nn?u==null&&f!==void 0?Ms:Vo(u!==void 0?u:i==="cyclical"?"rainbow":"turbo"):l?ka:De,reverse:p}){if(a=HM(a),h=Yr(h,i),(i==="cyclical"||i==="sequential")&&(i="linear"),typeof d!="function"&&(d=$g(d)),p=!!p,f!==void 0){let _=a.length,g=(f=HM(f)).length;if(_!==g){if(d.length===1)throw new Error("invalid piecewise interpolator");d=kr(d,f),f=void 0}}if(d.length===1?(p&&(d=Wg(d),p=!1),f===void 0&&(f=Float64Array.from(a,(_,g)=>g/(a.length-1)),f.length===2&&(f=Hg)),t.interpolate((f===Hg?Ln:vc)(d))):t.interpolate(d),o){let[_,g]=Yn(a);(_>0||g<0)&&(a=yc(a),(dr(a)||1)===Math.sign(_)?a[0]=0:a[a.length-1]=0)}return p&&(a=fo(a)),t.domain(a).unknown(c),r&&(t.nice(pI(r,i)),a=t.domain()),f!==void 0&&t.range(f),s&&t.clamp(s),{type:i,domain:a,range:f,scale:t,interpolate:d,interval:h}}function HM(e){return e=Gi(e),e.length>=2?e:[e[0],e[0]]}function pI(e,t){return e===!0?void 0:typeof e=="number"?e:sM(e,t)}function WM(e,t,n){return Wo(e,lc(),t,n)}function $M(e,t,n){return Xg(e,t,{...n,exponent:.5})}function Xg(e,t,{exponent:n=1,...i}){return Wo(e,Op().exponent(n),t,{...i,type:"pow"})}function XM(e,t,{base:n=10,domain:i=xI(t),...r}){return Wo(e,Up().base(n),t,{...r,domain:i})}function qM(e,t,{constant:n=1,...i}){return Wo(e,Fp().constant(n),t,i)}function YM(e,t,{range:n,quantiles:i=n===void 0?5:(n=[...n]).length,n:r=i,scheme:s="rdylbu",domain:o=vI(t),unknown:a,interpolate:c,reverse:l}){return n===void 0&&(n=c!==void 0?un(c,r):he.get(e)===Nn?xc(s,r):void 0),o.length>0&&(o=Bp(o,n===void 0?{length:r}:n).quantiles()),zu(e,t,{domain:o,range:n,reverse:l,unknown:a})}function ZM(e,t,{range:n,n:i=n===void 0?5:(n=[...n]).length,scheme:r="rdylbu",domain:s=KM(e,t),unknown:o,interpolate:a,reverse:c}){let[l,u]=Yn(s),h;return n===void 0?(h=lo(l,u,i),h[0]<=l&&h.splice(0,1),h[h.length-1]>=u&&h.pop(),i=h.length+1,n=a!==void 0?un(a,i):he.get(e)===Nn?xc(r,i):void 0):(h=un(De(l,u),i+1).slice(1,-1),l instanceof Date&&(h=h.map(f=>new Date(f)))),dr(Gi(s))<0&&h.reverse(),zu(e,t,{domain:h,range:n,reverse:c,unknown:o})}function zu(e,t,{domain:n=[0],unknown:i,scheme:r="rdylbu",interpolate:s,range:o=s!==void 0?un(s,n.length+1):he.get(e)===Nn?xc(r,n.length+1):void 0,reverse:a}){n=Gi(n);let c=dr(n);if(!isNaN(c)&&!mI(n,c))throw new Error(`the ${e} scale has a non-monotonic domain`);return a&&(o=fo(o)),{type:"threshold",scale:kp(c<0?fo(n):n,o===void 0?[]:o).unknown(i),domain:n,range:o}}function mI(e,t){for(let n=1,i=e.length,r=e[0];n<i;++n){let s=nr(r,r=e[n]);if(s!==0&&s!==t)return!1}return!0}function JM(e){return{type:"identity",scale:yM(he.get(e))?Dp():t=>t}}function Ho(e,t=_g){return e.length?[gs(e,({value:n})=>n===void 0?n:gs(n,t)),Cn(e,({value:n})=>n===void 0?n:Cn(n,t))]:[0,1]}function KM(e,t){let n=he.get(e);return(n===Vs||n===Ws||n===Hs?gI:Ho)(t)}function gI(e){return[0,e.length?Cn(e,({value:t})=>t===void 0?t:Cn(t,_g)):1]}function _I(e,t){let n=e.find(({radius:o})=>o!==void 0);if(n!==void 0)return[0,n.radius];let i=_s(e,.5,({value:o})=>o===void 0?NaN:_s(o,.25,Os)),r=t.map(o=>3*Math.sqrt(o/i)),s=30/Cn(r);return s<1?r.map(o=>o*s):r}function yI(e,t){let n=Da(e,({value:s})=>s===void 0?NaN:Da(s,Math.abs)),i=t.map(s=>12*s/n),r=60/Cn(i);return r<1?i.map(s=>s*r):i}function xI(e){for(let{value:t}of e)if(t!==void 0)for(let n of t){if(n>0)return Ho(e,Os);if(n<0)return Ho(e,Io)}return[1,10]}function vI(e){let t=[];for(let{value:n}of e)if(n!==void 0)for(let i of n)t.push(i);return t}function vc(e){return(t,n)=>i=>e(t+i*(n-t))}var qg=0,Yg;function jM(){let e=qg;return qg=0,Yg=void 0,e}function Mn(e){e!==Yg&&(Yg=e,console.warn(e),++qg)}function Gu(e,t,n,i,{type:r,nice:s,clamp:o,domain:a=Ho(i),unknown:c,pivot:l=0,scheme:u,range:h,symmetric:f=!0,interpolate:d=he.get(e)===Nn?u==null&&h!==void 0?Ms:Vo(u!==void 0?u:"rdbu"):De,reverse:p}){l=+l,a=Gi(a);let[_,g]=a;if(a.length>2&&Mn(`Warning: the diverging ${e} scale domain contains extra elements.`),nr(_,g)<0&&([_,g]=[g,_],p=!p),_=Math.min(_,l),g=Math.max(g,l),typeof d!="function"&&(d=$g(d)),h!==void 0&&(d=d.length===1?vc(d)(...h):kr(d,h)),p&&(d=Wg(d)),f){let m=n.apply(l),v=m-n.apply(_),w=n.apply(g)-m;v<w?_=n.invert(m-w):v>w&&(g=n.invert(m+v))}return t.domain([_,l,g]).unknown(c).interpolator(d),o&&t.clamp(o),s&&t.nice(s),{type:r,domain:[_,g],pivot:l,interpolate:d,scale:t}}function QM(e,t,n){return Gu(e,Gp(),bI,t,n)}function tS(e,t,n){return Zg(e,t,{...n,exponent:.5})}function Zg(e,t,{exponent:n=1,...i}){return Gu(e,Wp().exponent(n=+n),wI(n),t,{...i,type:"diverging-pow"})}function eS(e,t,{base:n=10,pivot:i=1,domain:r=Ho(t,i<0?Io:Os),...s}){return Gu(e,Vp().base(n=+n),MI,t,{domain:r,pivot:i,...s})}function nS(e,t,{constant:n=1,...i}){return Gu(e,Hp().constant(n=+n),TI(n),t,i)}var bI={apply(e){return e},invert(e){return e}},MI={apply:Math.log,invert:Math.exp},SI={apply(e){return Math.sign(e)*Math.sqrt(Math.abs(e))},invert(e){return Math.sign(e)*(e*e)}};function wI(e){return e===.5?SI:{apply(t){return Math.sign(t)*Math.pow(Math.abs(t),e)},invert(t){return Math.sign(t)*Math.pow(Math.abs(t),1/e)}}}function TI(e){return{apply(t){return Math.sign(t)*Math.log1p(Math.abs(t/e))},invert(t){return Math.sign(t)*Math.expm1(Math.abs(t))*e}}}function iS(e,t,n,i){return Wo(e,t,n,i)}function rS(e,t,n){return iS(e,Vb(),t,n)}function sS(e,t,n){return iS(e,Hb(),t,n)}var $o=Symbol("ordinal");function aS(e,t,n,{type:i,interval:r,domain:s,range:o,reverse:a,hint:c}){return r=Yr(r,i),s===void 0&&(s=hS(n,r,e)),(i==="categorical"||i===$o)&&(i="ordinal"),a&&(s=fo(s)),s=t.domain(s).domain(),o!==void 0&&(typeof o=="function"&&(o=o(s)),t.range(o)),{type:i,domain:s,range:o,scale:t,hint:c,interval:r}}function cS(e,t,{type:n,interval:i,domain:r,range:s,scheme:o,unknown:a,...c}){i=Yr(i,n),r===void 0&&(r=hS(t,i,e));let l;if(he.get(e)===ko)l=EI(t),s=s===void 0?AI(l):Se(s,zo);else if(he.get(e)===Nn&&(s===void 0&&(n==="ordinal"||n===$o)&&(s=zM(r,o),s!==void 0&&(o=void 0)),o===void 0&&s===void 0&&(o=n==="ordinal"?"turbo":"observable10"),o!==void 0))if(s!==void 0){let u=Vo(o),h=s[0],f=s[1]-s[0];s=({length:d})=>un(p=>u(h+f*p),d)}else s=Vg(o);if(a===uu)throw new Error(`implicit unknown on ${e} scale is not supported`);return aS(e,hu().unknown(a),t,{...c,type:n,domain:r,range:s,hint:l})}function lS(e,t,{align:n=.5,padding:i=.5,...r}){return fS(Fb().align(n).padding(i),t,r,e)}function uS(e,t,{align:n=.5,padding:i=.1,paddingInner:r=i,paddingOuter:s=e==="fx"||e==="fy"?0:i,...o}){return fS(Co().align(n).paddingInner(r).paddingOuter(s),t,o,e)}function fS(e,t,n,i){let{round:r}=n;return r!==void 0&&e.round(r=!!r),e=aS(i,e,t,n),e.round=r,e}function hS(e,t,n){let i=new Ei;for(let{value:r,domain:s}of e){if(s!==void 0)return s();if(r!==void 0)for(let o of r)i.add(o)}if(t!==void 0){let[r,s]=Yn(i).map(t.floor,t);return t.range(r,t.offset(s))}if(i.size>1e4&&he.get(n)===ai)throw new Error(`implicit ordinal domain of ${n} scale has more than 10,000 values`);return Sd(i,fr)}function oS(e,t){let n;for(let{hint:i}of e){let r=i?.[t];if(r!==void 0){if(n===void 0)n=r;else if(n!==r)return}}return n}function EI(e){return{fill:oS(e,"fill"),stroke:oS(e,"stroke")}}function AI(e){return qe(e.fill)?m1:p1}function bc(e,{label:t,inset:n=0,insetTop:i=n,insetRight:r=n,insetBottom:s=n,insetLeft:o=n,round:a,nice:c,clamp:l,zero:u,align:h,padding:f,projection:d,facet:{label:p=t}={},..._}={}){let g={};for(let[m,v]of e){let w=_[m],x=PI(m,v,{round:he.get(m)===ai?a:void 0,nice:c,clamp:l,zero:u,align:h,padding:f,projection:d,...w});if(x){let{label:S=m==="fx"||m==="fy"?p:t,percent:b,transform:y,inset:M,insetTop:C=M!==void 0?M:m==="y"?i:0,insetRight:R=M!==void 0?M:m==="x"?r:0,insetBottom:A=M!==void 0?M:m==="y"?s:0,insetLeft:N=M!==void 0?M:m==="x"?o:0}=w||{};if(y==null)y=void 0;else if(typeof y!="function")throw new Error("invalid scale transform; not a function");x.percent=!!b,x.label=S===void 0?CI(v,x):S,x.transform=y,m==="x"||m==="fx"?(x.insetLeft=+N,x.insetRight=+R):(m==="y"||m==="fy")&&(x.insetTop=+C,x.insetBottom=+A),g[m]=x}}return g}function Kg(e){let t={},n={scales:t};for(let[i,r]of Object.entries(e)){let{scale:s,type:o,interval:a,label:c}=r;t[i]=DI(r),n[i]=s,s.type=o,a!=null&&(s.interval=a),c!=null&&(s.label=c)}return n}function _S(e,t){let{x:n,y:i,fx:r,fy:s}=e,o=r||s?Hu(t):t;r&&dS(r,o),s&&pS(s,o);let a=r||s?jg(e,t):t;n&&dS(n,a),i&&pS(i,a)}function CI(e=[],t){let n;for(let{label:i}of e)if(i!==void 0){if(n===void 0)n=i;else if(n!==i)return}if(n!==void 0)return!Wi(t)&&t.percent&&(n=`${n} (%)`),{inferred:!0,toString:()=>n}}function yS(e){return Math.sign(dr(e.domain()))*Math.sign(dr(e.range()))}function Hu(e){let{marginTop:t,marginRight:n,marginBottom:i,marginLeft:r,width:s,height:o,facet:{marginTop:a,marginRight:c,marginBottom:l,marginLeft:u}}=e;return{marginTop:Math.max(t,a),marginRight:Math.max(n,c),marginBottom:Math.max(i,l),marginLeft:Math.max(r,u),width:s,height:o}}function jg({fx:e,fy:t},n){let{marginTop:i,marginRight:r,marginBottom:s,marginLeft:o,width:a,height:c}=Hu(n);return{marginTop:i,marginRight:r,marginBottom:s,marginLeft:o,width:e?e.scale.bandwidth()+o+r:a,height:t?t.scale.bandwidth()+i+s:c,facet:{width:a,height:c}}}function dS(e,t){if(e.range===void 0){let{insetLeft:n,insetRight:i}=e,{width:r,marginLeft:s=0,marginRight:o=0}=t,a=s+n,c=r-o-i;e.range=[a,Math.max(a,c)],Wi(e)||(e.range=vS(e)),e.scale.range(e.range)}xS(e)}function pS(e,t){if(e.range===void 0){let{insetTop:n,insetBottom:i}=e,{height:r,marginTop:s=0,marginBottom:o=0}=t,a=s+n,c=r-o-i;e.range=[Math.max(a,c),a],Wi(e)?e.range.reverse():e.range=vS(e),e.scale.range(e.range)}xS(e)}function xS(e){e.round===void 0&&LI(e)&&RI(e)<=30&&e.scale.round(!0)}function RI({scale:e}){let t=e.domain().length,[n,i]=e.range(),r=e.paddingInner?e.paddingInner():1,s=e.paddingOuter?e.paddingOuter():e.padding(),o=t-r,a=Math.abs(i-n)/Math.max(1,o+s*2);return(a-Math.floor(a))*o}function vS(e){let t=e.scale.domain().length+Qg(e);if(!(t>2))return e.range;let[n,i]=e.range;return Array.from({length:t},(r,s)=>n+s/(t-1)*(i-n))}function PI(e,t=[],n={}){let i=II(e,t,n);if(n.type===void 0&&n.domain===void 0&&n.range===void 0&&n.interval==null&&e!=="fx"&&e!=="fy"&&Wi({type:i})){let r=t.map(({value:s})=>s).filter(s=>s!==void 0);r.some(sn)?Mn(`Warning: some data associated with the ${e} scale are dates. Dates are typically associated with a "utc" or "time" scale rather than a "${Xo(i)}" scale. If you are using a bar mark, you probably want a rect mark with the interval option instead; if you are using a group transform, you probably want a bin transform instead. If you want to treat this data as ordinal, you can specify the interval of the ${e} scale (e.g., d3.utcDay), or you can suppress this warning by setting the type of the ${e} scale to "${Xo(i)}".`):r.some(cM)?Mn(`Warning: some data associated with the ${e} scale are strings that appear to be dates (e.g., YYYY-MM-DD). If these strings represent dates, you should parse them to Date objects. Dates are typically associated with a "utc" or "time" scale rather than a "${Xo(i)}" scale. If you are using a bar mark, you probably want a rect mark with the interval option instead; if you are using a group transform, you probably want a bin transform instead. If you want to treat this data as ordinal, you can suppress this warning by setting the type of the ${e} scale to "${Xo(i)}".`):r.some(lM)&&Mn(`Warning: some data associated with the ${e} scale are strings that appear to be numbers. If these strings represent numbers, you should parse or coerce them to numbers. Numbers are typically associated with a "linear" scale rather than a "${Xo(i)}" scale. If you want to treat this data as ordinal, you can specify the interval of the ${e} scale (e.g., 1 for integers), or you can suppress this warning by setting the type of the ${e} scale to "${Xo(i)}".`)}switch(n.type=i,i){case"diverging":case"diverging-sqrt":case"diverging-pow":case"diverging-log":case"diverging-symlog":case"cyclical":case"sequential":case"linear":case"sqrt":case"threshold":case"quantile":case"pow":case"log":case"symlog":n=Vu(t,n,ks);break;case"identity":switch(he.get(e)){case ai:n=Vu(t,n,ks);break;case ko:n=Vu(t,n,NI);break}break;case"utc":case"time":n=Vu(t,n,Rg);break}switch(i){case"diverging":return QM(e,t,n);case"diverging-sqrt":return tS(e,t,n);case"diverging-pow":return Zg(e,t,n);case"diverging-log":return eS(e,t,n);case"diverging-symlog":return nS(e,t,n);case"categorical":case"ordinal":case $o:return cS(e,t,n);case"cyclical":case"sequential":case"linear":return WM(e,t,n);case"sqrt":return $M(e,t,n);case"threshold":return zu(e,t,n);case"quantile":return YM(e,t,n);case"quantize":return ZM(e,t,n);case"pow":return Xg(e,t,n);case"log":return XM(e,t,n);case"symlog":return qM(e,t,n);case"utc":return sS(e,t,n);case"time":return rS(e,t,n);case"point":return lS(e,t,n);case"band":return uS(e,t,n);case"identity":return JM(e);case void 0:return;default:throw new Error(`unknown scale type: ${i}`)}}function Xo(e){return typeof e=="symbol"?e.description:e}function mS(e){return typeof e=="string"?`${e}`.toLowerCase():e}var gS={toString:()=>"projection"};function II(e,t,{type:n,domain:i,range:r,scheme:s,pivot:o,projection:a}){if(n=mS(n),e==="fx"||e==="fy")return"band";(e==="x"||e==="y")&&a!=null&&(n=gS);for(let u of t){let h=mS(u.type);if(h!==void 0){if(n===void 0)n=h;else if(n!==h)throw new Error(`scale incompatible with channel: ${n} !== ${h}`)}}if(n===gS)return;if(n!==void 0)return n;if(i===void 0&&!t.some(({value:u})=>u!==void 0))return;let c=he.get(e);if(c===Vs)return"sqrt";if(c===Ws||c===Hs)return"linear";if(c===ko)return"ordinal";let l=(i??r)?.length;if(l<2||l>2)return Jg(c);if(i!==void 0){if(Ig(i))return Jg(c);if(sn(i))return"utc"}else{let u=t.map(({value:h})=>h).filter(h=>h!==void 0);if(u.some(Ig))return Jg(c);if(u.some(sn))return"utc"}if(c===Nn){if(o!=null||GM(s))return"diverging";if(kM(s))return"categorical"}return"linear"}function Jg(e){switch(e){case ai:return"point";case Nn:return $o;default:return"ordinal"}}function Wi({type:e}){return e==="ordinal"||e==="point"||e==="band"||e===$o}function Qg({type:e}){return e==="threshold"}function LI({type:e}){return e==="point"||e==="band"}function Mc(e){if(e===void 0)return!0;let t=e.domain(),n=e(t[0]);for(let i=1,r=t.length;i<r;++i)if(e(t[i])-n)return!1;return!0}function Vu(e,{domain:t,...n},i){for(let r of e)r.value!==void 0&&(t===void 0&&(t=r.value?.domain),r.value=i(r.value));return{domain:t===void 0?t:i(t),...n}}function NI(e){return Se(e,zo)}function bS(e){return t=>{if(!he.has(t=`${t}`))throw new Error(`unknown scale: ${t}`);return e[t]}}function DI({scale:e,type:t,domain:n,range:i,interpolate:r,interval:s,transform:o,percent:a,pivot:c}){if(t==="identity")return{type:"identity",apply:u=>u,invert:u=>u};let l=e.unknown?e.unknown():void 0;return{type:t,domain:yc(n),...i!==void 0&&{range:yc(i)},...o!==void 0&&{transform:o},...a&&{percent:a},...l!==void 0&&{unknown:l},...s!==void 0&&{interval:s},...r!==void 0&&{interpolate:r},...e.clamp&&{clamp:e.clamp()},...c!==void 0&&{pivot:c,symmetric:!1},...e.base&&{base:e.base()},...e.exponent&&{exponent:e.exponent()},...e.constant&&{constant:e.constant()},...e.align&&{align:e.align(),round:e.round()},...e.padding&&(e.paddingInner?{paddingInner:e.paddingInner(),paddingOuter:e.paddingOuter()}:{padding:e.padding()}),...e.bandwidth&&{bandwidth:e.bandwidth(),step:e.step()},apply:u=>e(u),...e.invert&&{invert:u=>e.invert(u)}}}function SS(e,t){let{fx:n,fy:i}=bc(e,t),r=n?.scale.domain(),s=i?.scale.domain();return r&&s?Ny(r,s).map(([o,a],c)=>({x:o,y:a,i:c})):r?r.map((o,a)=>({x:o,i:a})):s?s.map((o,a)=>({y:o,i:a})):void 0}function wS(e,{x:t,y:n}){return t&&(t=r0(t)),n&&(n=r0(n)),e.filter(t&&n?i=>t.has(i.x)&&n.has(i.y):t?i=>t.has(i.x):i=>n.has(i.y)).sort(t&&n?(i,r)=>t.get(i.x)-t.get(r.x)||n.get(i.y)-n.get(r.y):t?(i,r)=>t.get(i.x)-t.get(r.x):(i,r)=>n.get(i.y)-n.get(r.y))}function $u(e,{fx:t,fy:n}){let i=Hi(e),r=t?.value,s=n?.value;return t&&n?La(i,o=>(o.fx=r[o[0]],o.fy=s[o[0]],o),o=>r[o],o=>s[o]):t?La(i,o=>(o.fx=r[o[0]],o),o=>r[o]):La(i,o=>(o.fy=s[o[0]],o),o=>s[o])}function TS(e,t,{marginTop:n,marginLeft:i}){let r=e?({x:o})=>e(o)-i:()=>0,s=t?({y:o})=>t(o)-n:()=>0;return function(o){this.tagName==="svg"?(this.setAttribute("x",r(o)),this.setAttribute("y",s(o))):this.setAttribute("transform",`translate(${r(o)},${s(o)})`)}}function ES(e){let t=[],n=new Uint32Array(Ua(e,i=>i.length));for(let i of e){let r=0;for(let s of e)i!==s&&(n.set(s,r),r+=s.length);t.push(n.slice(0,r))}return t}var UI=new Map([["top",t0],["right",i0],["bottom",e0],["left",n0],["top-left",Wu(t0,n0)],["top-right",Wu(t0,i0)],["bottom-left",Wu(e0,n0)],["bottom-right",Wu(e0,i0)],["top-empty",OI],["right-empty",zI],["bottom-empty",BI],["left-empty",kI],["empty",GI]]);function AS(e){if(e==null)return null;let t=UI.get(`${e}`.toLowerCase());if(t)return t;throw new Error(`invalid facet anchor: ${e}`)}var MS=new WeakMap;function r0(e){let t=MS.get(e);return t||MS.set(e,t=new er(Se(e,(n,i)=>[n,i]))),t}function Kr(e,t){return r0(e).get(t)}function FI(e,t,n){return t=si(t),n=si(n),e.find(i=>Object.is(si(i.x),t)&&Object.is(si(i.y),n))}function Xu(e,t,n){return FI(e,t,n)?.empty}function t0(e,{y:t},{y:n}){return t?Kr(t,n)===0:!0}function e0(e,{y:t},{y:n}){return t?Kr(t,n)===t.length-1:!0}function n0(e,{x:t},{x:n}){return t?Kr(t,n)===0:!0}function i0(e,{x:t},{x:n}){return t?Kr(t,n)===t.length-1:!0}function OI(e,{y:t},{x:n,y:i,empty:r}){if(r)return!1;if(!t)return;let s=Kr(t,i);if(s>0)return Xu(e,n,t[s-1])}function BI(e,{y:t},{x:n,y:i,empty:r}){if(r)return!1;if(!t)return;let s=Kr(t,i);if(s<t.length-1)return Xu(e,n,t[s+1])}function kI(e,{x:t},{x:n,y:i,empty:r}){if(r)return!1;if(!t)return;let s=Kr(t,n);if(s>0)return Xu(e,t[s-1],i)}function zI(e,{x:t},{x:n,y:i,empty:r}){if(r)return!1;if(!t)return;let s=Kr(t,n);if(s<t.length-1)return Xu(e,t[s+1],i)}function GI(e,t,{empty:n}){return n}function Wu(e,t){return function(){return e.apply(null,arguments)&&t.apply(null,arguments)}}function qu(e,{channels:{fx:t,fy:n},groups:i}){return t&&n?e.map(({x:r,y:s})=>i.get(r)?.get(s)??[]):t?e.map(({x:r})=>i.get(r)??[]):e.map(({y:r})=>i.get(r)??[])}var CS=Math.PI,vr=2*CS,s0=.618;function RS({projection:e,inset:t=0,insetTop:n=t,insetRight:i=t,insetBottom:r=t,insetLeft:s=t}={},o){if(e==null)return;if(typeof e.stream=="function")return e;let a,c,l="frame";if(Vi(e)){let S;if({type:e,domain:c,inset:S,insetTop:n=S!==void 0?S:n,insetRight:i=S!==void 0?S:i,insetBottom:r=S!==void 0?S:r,insetLeft:s=S!==void 0?S:s,clip:l=l,...a}=e,e==null)return}typeof e!="function"&&({type:e}=o0(e));let{width:u,height:h,marginLeft:f,marginRight:d,marginTop:p,marginBottom:_}=o,g=u-f-d-s-i,m=h-p-_-n-r;if(e=e?.({width:g,height:m,clip:l,...a}),e==null)return;l=VI(l,f,p,u-d,h-_);let v=f+s,w=p+n,x;if(c!=null){let[[S,b],[y,M]]=Qa(e).bounds(c),C=Math.min(g/(y-S),m/(M-b));C>0?(v-=(C*(S+y)-g)/2,w-=(C*(b+M)-m)/2,x=tc({point(R,A){this.stream.point(R*C+v,A*C+w)}})):Mn("Warning: the projection could not be fit to the specified domain; using the default scale.")}return x??(x=v===0&&w===0?PS():tc({point(S,b){this.stream.point(S+v,b+w)}})),{stream:S=>e.stream(x.stream(l(S)))}}function o0(e){switch(`${e}`.toLowerCase()){case"albers-usa":return mi(kv,.7463,.4673);case"albers":return Yu(_p,.7463,.4673);case"azimuthal-equal-area":return mi(Vv,4,4);case"azimuthal-equidistant":return mi(Wv,vr,vr);case"conic-conformal":return Yu(qv,vr,vr);case"conic-equal-area":return Yu(ja,6.1702,2.9781);case"conic-equidistant":return Yu(Zv,7.312,3.6282);case"equal-earth":return mi(Kv,5.4133,2.6347);case"equirectangular":return mi(Yv,vr,CS);case"gnomonic":return mi(Qv,3.4641,3.4641);case"identity":return{type:PS};case"reflect-y":return{type:HI};case"mercator":return mi($v,vr,vr);case"orthographic":return mi(eb,2,2);case"stereographic":return mi(ib,2,2);case"transverse-mercator":return mi(sb,vr,vr);default:throw new Error(`unknown projection type: ${e}`)}}function VI(e,t,n,i,r){if(e===!1||e==null||typeof e=="number")return s=>s;if(e===!0&&(e="frame"),`${e}`.toLowerCase()==="frame")return dp(t,n,i,r);throw new Error(`unknown projection clip type: ${e}`)}function mi(e,t,n){return{type:({width:i,height:r,rotate:s,precision:o=.15,clip:a})=>{let c=e();return o!=null&&c.precision?.(o),s!=null&&c.rotate?.(s),typeof a=="number"&&c.clipAngle?.(a),i!=null&&(c.scale(Math.min(i/t,r/n)),c.translate([i/2,r/2])),c},aspectRatio:n/t}}function Yu(e,t,n){let{type:i,aspectRatio:r}=mi(e,t,n);return{type:s=>{let{parallels:o,domain:a,width:c,height:l}=s,u=i(s);return o!=null&&(u.parallels(o),a===void 0&&c!=null&&u.fitSize([c,l],{type:"Sphere"})),u},aspectRatio:r}}var PS=Ln({stream:e=>e}),HI=Ln(tc({point(e,t){this.stream.point(e,-t)}}));function IS(e,t,n,i){let r=n[e],s=n[t],o=r.length,a=n[e]=new Float64Array(o).fill(NaN),c=n[t]=new Float64Array(o).fill(NaN),l,u=i.stream({point(h,f){a[l]=h,c[l]=f}});for(l=0;l<o;++l)u.point(r[l],s[l])}function LS({projection:e}={}){return e==null?!1:typeof e.stream=="function"?!0:(Vi(e)&&(e=e.type),e!=null)}function NS(e){if(typeof e?.stream=="function")return s0;if(Vi(e)){let t,n;if({domain:t,type:e,...n}=e,t!=null&&e!=null){let i=typeof e=="string"?o0(e).type:e,[[r,s],[o,a]]=Qa(i({...n,width:100,height:100})).bounds(t),c=(a-s)/(o-r);return c&&isFinite(c)?c<.2?.2:c>5?5:c:s0}}if(e!=null){if(typeof e!="function"){let{aspectRatio:t}=o0(e);if(t)return t}return s0}}function DS(e){let t=[],n=[],i={scale:"x",value:t},r={scale:"y",value:n},s={point(o,a){t.push(o),n.push(a)},lineStart(){},lineEnd(){},polygonStart(){},polygonEnd(){},sphere(){}};for(let o of e.value)zr(o,s);return[i,r]}function US({x:e,y:t}){if(e||t)return e??(e=n=>n),t??(t=n=>n),tc({point(n,i){this.stream.point(e(n),t(i))}})}function qo(e={}){let{document:t=typeof window<"u"?window.document:void 0,clip:n}=e;return{document:t,clip:ku(n)}}function me(e,{document:t}){return hi(ho(e).call(t.documentElement))}var Zu=Symbol("unset");function Ju(e){return(e.length===1?WI:$I)(e)}function WI(e){let t,n=Zu;return i=>(Object.is(n,i)||(n=i,t=e(i)),t)}function $I(e){let t,n;return(...i)=>((n?.length!==i.length||n.some((r,s)=>!Object.is(r,i[s])))&&(n=i,t=e(...i)),t)}var XI=Ju(e=>new Intl.NumberFormat(e)),V8=Ju((e,t)=>new Intl.DateTimeFormat(e,{timeZone:"UTC",...t&&{month:t}})),H8=Ju((e,t)=>new Intl.DateTimeFormat(e,{timeZone:"UTC",...t&&{weekday:t}}));function qI(e="en-US"){let t=XI(e);return n=>n!=null&&!isNaN(n)?t.format(n):void 0}function YI(e){return Ru(e,"Invalid Date")}function ZI(e="en-US"){let t=qI(e);return n=>(n instanceof Date?YI:typeof n=="number"?t:Re)(n)}var $i=ZI();var je=(typeof window<"u"?window.devicePixelRatio>1:typeof it>"u")?0:.5,JI=0;function OS(){return`plot-clip-${++JI}`}function BS(e,{title:t,href:n,ariaLabel:i,ariaDescription:r,ariaHidden:s,target:o,fill:a,fillOpacity:c,stroke:l,strokeWidth:u,strokeOpacity:h,strokeLinejoin:f,strokeLinecap:d,strokeMiterlimit:p,strokeDasharray:_,strokeDashoffset:g,opacity:m,mixBlendMode:v,imageFilter:w,paintOrder:x,pointerEvents:S,shapeRendering:b,channels:y},{ariaLabel:M,fill:C="currentColor",fillOpacity:R,stroke:A="none",strokeOpacity:N,strokeWidth:O,strokeLinecap:P,strokeLinejoin:L,strokeMiterlimit:z,paintOrder:k}){C===null&&(a=null,c=null),A===null&&(l=null,h=null),qe(C)?!qe(A)&&(!qe(a)||y?.fill)&&(A="none"):qe(A)&&(!qe(l)||y?.stroke)&&(C="none");let[Z,U]=zi(a,C),[G,q]=Ee(c,R),[rt,ct]=zi(l,A),[$,ot]=Ee(h,N),[ut,st]=Ee(m);Gs(ct)||(u===void 0&&(u=O),d===void 0&&(d=P),f===void 0&&(f=L),p===void 0&&!hM(f)&&(p=z),!Gs(U)&&x===void 0&&(x=k));let[at,J]=Ee(u);return C!==null&&(e.fill=Ae(U,"currentColor"),e.fillOpacity=Sc(q,1)),A!==null&&(e.stroke=Ae(ct,"none"),e.strokeWidth=Sc(J,1),e.strokeOpacity=Sc(ot,1),e.strokeLinejoin=Ae(f,"miter"),e.strokeLinecap=Ae(d,"butt"),e.strokeMiterlimit=Sc(p,4),e.strokeDasharray=Ae(_,"none"),e.strokeDashoffset=Ae(g,"0")),e.target=Re(o),e.ariaLabel=Re(M),e.ariaDescription=Re(r),e.ariaHidden=Re(s),e.opacity=Sc(st,1),e.mixBlendMode=Ae(v,"normal"),e.imageFilter=Ae(w,"none"),e.paintOrder=Ae(x,"normal"),e.pointerEvents=Ae(S,"auto"),e.shapeRendering=Ae(b,"auto"),{title:{value:t,optional:!0,filter:null},href:{value:n,optional:!0,filter:null},ariaLabel:{value:i,optional:!0,filter:null},fill:{value:Z,scale:"auto",optional:!0},fillOpacity:{value:G,scale:"auto",optional:!0},stroke:{value:rt,scale:"auto",optional:!0},strokeOpacity:{value:$,scale:"auto",optional:!0},strokeWidth:{value:at,optional:!0},opacity:{value:ut,scale:"auto",optional:!0}}}function KI(e,t){t&&e.filter(n=>mc(t[n])).append("title").call(QI,t)}function jI(e,t){t&&e.filter(([n])=>mc(t[n])).append("title").call(tL,t)}function QI(e,t){t&&e.text(n=>$i(t[n]))}function tL(e,t){t&&e.text(([n])=>$i(t[n]))}function gi(e,{target:t,tip:n},{ariaLabel:i,title:r,fill:s,fillOpacity:o,stroke:a,strokeOpacity:c,strokeWidth:l,opacity:u,href:h}){i&&$t(e,"aria-label",f=>i[f]),s&&$t(e,"fill",f=>s[f]),o&&$t(e,"fill-opacity",f=>o[f]),a&&$t(e,"stroke",f=>a[f]),c&&$t(e,"stroke-opacity",f=>c[f]),l&&$t(e,"stroke-width",f=>l[f]),u&&$t(e,"opacity",f=>u[f]),h&&GS(e,f=>h[f],t),n||KI(e,r)}function kS(e,{target:t,tip:n},{ariaLabel:i,title:r,fill:s,fillOpacity:o,stroke:a,strokeOpacity:c,strokeWidth:l,opacity:u,href:h}){i&&$t(e,"aria-label",([f])=>i[f]),s&&$t(e,"fill",([f])=>s[f]),o&&$t(e,"fill-opacity",([f])=>o[f]),a&&$t(e,"stroke",([f])=>a[f]),c&&$t(e,"stroke-opacity",([f])=>c[f]),l&&$t(e,"stroke-width",([f])=>l[f]),u&&$t(e,"opacity",([f])=>u[f]),h&&GS(e,([f])=>h[f],t),n||jI(e,r)}function eL({ariaLabel:e,title:t,fill:n,fillOpacity:i,stroke:r,strokeOpacity:s,strokeWidth:o,opacity:a,href:c},{tip:l}){return[e,l?void 0:t,n,i,r,s,o,a,c].filter(u=>u!==void 0)}function nL(e,t,n){let i=bd(e,r=>t[r]);return n===void 0&&i.size>1+e.length>>1&&Mn("Warning: the implicit z channel has high cardinality. This may occur when the fill or stroke channel is associated with quantitative data rather than ordinal or categorical data. You can suppress this warning by setting the z option explicitly; if this data represents a single series, set z to null."),i.values()}function*zS(e,t,n,i){let{z:r}=n,{z:s}=i,o=eL(i,n),a=[...t,...o];for(let c of s?nL(e,s,r):[e]){let l,u;t:for(let h of c){for(let f of a)if(!ri(f[h])){u&&u.push(-1);continue t}if(l===void 0){u&&(yield u),l=o.map(f=>si(f[h])),u=[h];continue}u.push(h);for(let f=0;f<o.length;++f)if(si(o[f][h])!==l[f]){yield u,l=o.map(p=>si(p[h])),u=[h];continue t}}u&&(yield u)}}function iL(e,t,n,i){let r,{clip:s=i.clip}=t;s==="frame"?(e=me("svg:g",i).each(function(){this.appendChild(e.node()),e.node=()=>this}),r=sL(i,n)):s&&(r=aL(s,i)),$t(e,"aria-label",t.ariaLabel),$t(e,"aria-description",t.ariaDescription),$t(e,"aria-hidden",t.ariaHidden),$t(e,"clip-path",r)}function rL(e){let t=new WeakMap;return(n,i)=>{let r=t.get(n);if(!r){let s=OS();hi(n.ownerSVGElement).append("clipPath").attr("id",s).call(e,n,i),t.set(n,r=`url(#${s})`)}return r}}var sL=rL((e,t,n)=>{let{width:i,height:r,marginLeft:s,marginRight:o,marginTop:a,marginBottom:c}=n;e.append("rect").attr("x",s).attr("y",a).attr("width",i-o-s).attr("height",r-a-c)}),FS=new WeakMap,oL={type:"Sphere"};function aL(e,t){let n,i;if((n=FS.get(t))||FS.set(t,n=new WeakMap),e.type==="Sphere"&&(e=oL),!(i=n.get(e))){let r=OS();hi(t.ownerSVGElement).append("clipPath").attr("id",r).append("path").attr("d",t.path()(e)),n.set(e,i=`url(#${r})`)}return i}function pn(e,t,n,i){iL(e,t,n,i),$t(e,"class",t.className),$t(e,"fill",t.fill),$t(e,"fill-opacity",t.fillOpacity),$t(e,"stroke",t.stroke),$t(e,"stroke-width",t.strokeWidth),$t(e,"stroke-opacity",t.strokeOpacity),$t(e,"stroke-linejoin",t.strokeLinejoin),$t(e,"stroke-linecap",t.strokeLinecap),$t(e,"stroke-miterlimit",t.strokeMiterlimit),$t(e,"stroke-dasharray",t.strokeDasharray),$t(e,"stroke-dashoffset",t.strokeDashoffset),$t(e,"shape-rendering",t.shapeRendering),$t(e,"filter",t.imageFilter),$t(e,"paint-order",t.paintOrder);let{pointerEvents:r=i.pointerSticky===!1?"none":void 0}=t;$t(e,"pointer-events",r)}function mn(e,t){cL(e,"mix-blend-mode",t.mixBlendMode),$t(e,"opacity",t.opacity)}function GS(e,t,n){e.each(function(i){let r=t(i);if(r!=null){let s=this.ownerDocument.createElementNS(Or.svg,"a");s.setAttribute("fill","inherit"),s.setAttributeNS(Or.xlink,"href",r),n!=null&&s.setAttribute("target",n),this.parentNode.insertBefore(s,this).appendChild(this)}})}function $t(e,t,n){n!=null&&e.attr(t,n)}function cL(e,t,n){n!=null&&e.style(t,n)}function gn(e,t,{x:n,y:i},r=je,s=je){r+=t.dx,s+=t.dy,n?.bandwidth&&(r+=n.bandwidth()/2),i?.bandwidth&&(s+=i.bandwidth()/2),(r||s)&&e.attr("transform",`translate(${r},${s})`)}function Ae(e,t){if((e=Re(e))!==t)return e}function Sc(e,t){if((e=Pe(e))!==t)return e}var lL=/^-?([_a-z]|[\240-\377]|\\[0-9a-f]{1,6}(\r\n|[ \t\r\n\f])?|\\[^\r\n\f0-9a-f])([_a-z0-9-]|[\240-\377]|\\[0-9a-f]{1,6}(\r\n|[ \t\r\n\f])?|\\[^\r\n\f0-9a-f])*$/i;function Yo(e){if(e===void 0)return"plot-d6a7b5";if(e=`${e}`,!lL.test(e))throw new Error(`invalid class name: ${e}`);return e}function Zo(e,t){if(typeof t=="string")e.property("style",t);else if(t!=null)for(let n of e)Object.assign(n.style,t)}function Xi({frameAnchor:e},{width:t,height:n,marginTop:i,marginRight:r,marginBottom:s,marginLeft:o}){return[/left$/.test(e)?o:/right$/.test(e)?t-r:(o+t-r)/2,/^top/.test(e)?i:/^bottom/.test(e)?n-s:(i+n-s)/2]}var Ce=class{constructor(t,n={},i={},r){let{facet:s="auto",facetAnchor:o,fx:a,fy:c,sort:l,dx:u=0,dy:h=0,margin:f=0,marginTop:d=f,marginRight:p=f,marginBottom:_=f,marginLeft:g=f,className:m,clip:v=r?.clip,channels:w,tip:x,render:S}=i;if(this.data=t,this.sort=qr(l)?l:null,this.initializer=gr(i).initializer,this.transform=this.initializer?i.transform:Og(i).transform,s===null||s===!1?this.facet=null:(this.facet=dn(s===!0?"include":s,"facet",["auto","include","exclude","super"]),this.fx=t===Uo&&typeof a=="string"?[a]:a,this.fy=t===Uo&&typeof c=="string"?[c]:c),this.facetAnchor=AS(o),n=Lg(n),w!==void 0&&(n={...uL(w),...n}),r!==void 0&&(n={...BS(this,i,r),...n}),this.channels=Object.fromEntries(Object.entries(n).map(([b,y])=>{if(Oo(y.value)){let{value:M,label:C=y.label,scale:R=y.scale}=y.value;y={...y,label:C,scale:R,value:M}}if(t===Uo&&typeof y.value=="string"){let{value:M}=y;y={...y,value:[M]}}return[b,y]}).filter(([b,{value:y,optional:M}])=>{if(y!=null)return!0;if(M)return!1;throw new Error(`missing channel value: ${b}`)})),this.dx=+u,this.dy=+h,this.marginTop=+d,this.marginRight=+p,this.marginBottom=+_,this.marginLeft=+g,this.clip=ku(v),this.tip=fL(x),this.className=Re(m),this.facet==="super"){if(a||c)throw new Error("super-faceting cannot use fx or fy");for(let b in this.channels){let{scale:y}=n[b];if(!(y!=="x"&&y!=="y"))throw new Error("super-faceting cannot use x or y")}}S!=null&&(this.render=c0(S,this.render))}initialize(t,n,i){let r=pr(this.data);t===void 0&&r!=null&&(t=[Hi(r)]);let s=t;this.transform!=null&&({facets:t,data:r}=this.transform(r,t,i),r=pr(r)),t!==void 0&&(t.original=s);let o=RM(this.channels,r);return this.sort!=null&&IM(r,t,o,n,this.sort),{data:r,facets:t,channels:o}}filter(t,n,i){for(let r in n){let{filter:s=ri}=n[r];if(s!==null){let o=i[r];t=t.filter(a=>s(o[a]))}}return t}project(t,n,i){for(let r in t)if(t[r].scale==="x"&&/^x|x$/.test(r)){let s=r.replace(/^x|x$/,"y");s in t&&t[s].scale==="y"&&IS(r,s,n,i.projection)}}scale(t,n,i){let r=PM(t,n);return i.projection&&this.project(t,r,i),r}};function a0(...e){return e.plot=Ce.prototype.plot,e}function c0(e,t){if(e==null)return t===null?void 0:t;if(t==null)return e===null?void 0:e;if(typeof e!="function")throw new TypeError(`invalid render transform: ${e}`);if(typeof t!="function")throw new TypeError(`invalid render transform: ${t}`);return function(n,i,r,s,o,a){return e.call(this,n,i,r,s,o,(c,l,u,h,f)=>t.call(this,c,l,u,h,f,a))}}function uL(e){return Object.fromEntries(Object.entries(Lg(e)).map(([t,n])=>(n=typeof n=="string"?{value:n,label:t}:Zr(n),n.filter===void 0&&n.scale==null&&(n={...n,filter:null}),[t,n])))}function fL(e){return e===!0?"xy":e===!1||e==null?null:typeof e=="string"?dn(e,"tip",["x","y","xy"]):e}function l0(e,t){return e?.tip===!0?{...e,tip:t}:Vi(e?.tip)&&e.tip.pointer===void 0?{...e,tip:{...e.tip,pointer:t}}:e}function HS(e,t,n={}){let i=.5-je,r=.5+je,s=.5+je,o=.5-je;for(let{marginTop:_,marginRight:g,marginBottom:m,marginLeft:v}of t)_>i&&(i=_),g>r&&(r=g),m>s&&(s=m),v>o&&(o=v);let{margin:a,marginTop:c=a!==void 0?a:i,marginRight:l=a!==void 0?a:r,marginBottom:u=a!==void 0?a:s,marginLeft:h=a!==void 0?a:o}=n;c=+c,l=+l,u=+u,h=+h;let{width:f=640,height:d=hL(e,n,{width:f,marginTopDefault:i,marginRightDefault:r,marginBottomDefault:s,marginLeftDefault:o})+Math.max(0,c-i+u-s)}=n;f=+f,d=+d;let p={width:f,height:d,marginTop:c,marginRight:l,marginBottom:u,marginLeft:h};if(e.fx||e.fy){let{margin:_,marginTop:g=_!==void 0?_:c,marginRight:m=_!==void 0?_:l,marginBottom:v=_!==void 0?_:u,marginLeft:w=_!==void 0?_:h}=n.facet??{};g=+g,m=+m,v=+v,w=+w,p.facet={marginTop:g,marginRight:m,marginBottom:v,marginLeft:w}}return p}function hL({x:e,y:t,fy:n,fx:i},{projection:r,aspectRatio:s},{width:o,marginTopDefault:a,marginRightDefault:c,marginBottomDefault:l,marginLeftDefault:u}){let h=n&&n.scale.domain().length||1,f=NS(r);if(f){let p=i?i.scale.domain().length:1,_=(1.1*h-.1)/(1.1*p-.1)*f,g=Math.max(.1,Math.min(10,_));return Math.round((o-u-c)*g+a+l)}let d=t?Wi(t)?t.scale.domain().length||1:Math.max(7,17/h):1;if(s!=null){if(s=+s,!(isFinite(s)&&s>0))throw new Error(`invalid aspectRatio: ${s}`);let p=VS("y",t)/(VS("x",e)*s),_=i?i.scale.bandwidth():1,g=n?n.scale.bandwidth():1,m=_*(o-u-c)-e.insetLeft-e.insetRight;return(p*m+t.insetTop+t.insetBottom)/g+a+l}return!!(t||n)*Math.max(1,Math.min(60,d*h))*20+!!i*30+60}function VS(e,t){if(!t)throw new Error(`aspectRatio requires ${e} scale`);let{type:n,domain:i}=t,r;switch(n){case"linear":case"utc":case"time":r=Number;break;case"pow":{let a=t.scale.exponent();r=c=>Math.pow(c,a);break}case"log":r=Math.log;break;case"point":case"band":return i.length;default:throw new Error(`unsupported ${e} scale for aspectRatio: ${n}`)}let[s,o]=Yn(i);return Math.abs(r(o)-r(s))}var WS=new WeakMap;function u0(e,t,{x:n,y:i,px:r,py:s,maxRadius:o=40,channels:a,render:c,...l}={}){return o=+o,r!=null&&(n??(n=null),a={...a,px:{value:r,scale:"x"}}),s!=null&&(i??(i=null),a={...a,py:{value:s,scale:"y"}}),{x:n,y:i,channels:a,...l,render:c0(function(u,h,f,d,p,_){p={...p,pointerSticky:!1};let g=p.ownerSVGElement,{data:m}=p.getMarkState(this),v=WS.get(g);v||WS.set(g,v={sticky:!1,roots:[],renders:[]});let w=v.renders.push(ct)-1,{x,y:S,fx:b,fy:y}=h,M=b?b(u.fx)-d.marginLeft:0,C=y?y(u.fy)-d.marginTop:0;x?.bandwidth&&(M+=x.bandwidth()/2),S?.bandwidth&&(C+=S.bandwidth()/2);let R=u.fi!=null,A;if(R){let st=v.facetStates;st||(v.facetStates=st=new Map),A=st.get(this),A||st.set(this,A=new Map)}let[N,O]=Xi(this,d),{px:P,py:L}=f,z=P?st=>P[st]:h0(f,N),k=L?st=>L[st]:d0(f,O),Z,U,G,q;function rt(st,at){if(R)if(q&&(q=cancelAnimationFrame(q)),st==null)A.delete(u.fi);else{A.set(u.fi,at),q=requestAnimationFrame(()=>{q=null;for(let[J,yt]of A)if(yt<at||yt===at&&J<u.fi){st=null;break}ct(st)});return}ct(st)}function ct(st){if(Z===st&&G===v.sticky)return;Z=st,G=p.pointerSticky=v.sticky;let at=Z==null?[]:[Z];R&&(at.fx=u.fx,at.fy=u.fy,at.fi=u.fi);let J=_(at,h,f,d,p);if(U){if(R){let yt=U.parentNode,lt=U.getAttribute("transform"),K=J.getAttribute("transform");lt?J.setAttribute("transform",lt):J.removeAttribute("transform"),K?yt.setAttribute("transform",K):yt.removeAttribute("transform"),J.removeAttribute("aria-label"),J.removeAttribute("aria-description"),J.removeAttribute("aria-hidden")}U.replaceWith(J)}if(v.roots[w]=U=J,!(Z==null&&A?.size>1)){let yt=Z==null?null:Xr(m)?m[Z]:m.get(Z);p.dispatchValue(yt)}return J}function $(st){if(v.sticky||st.pointerType==="mouse"&&st.buttons===1)return;let[at,J]=ox(st);at-=M,J-=C;let yt=at<d.marginLeft||at>d.width-d.marginRight?1:e,lt=J<d.marginTop||J>d.height-d.marginBottom?1:t,K=null,Lt=o*o;for(let Mt of u){let Gt=yt*(z(Mt)-at),qt=lt*(k(Mt)-J),fe=Gt*Gt+qt*qt;fe<=Lt&&(K=Mt,Lt=fe)}if(K!=null&&(e!==1||t!==1)){let Mt=z(K)-at,Gt=k(K)-J;Lt=Mt*Mt+Gt*Gt}rt(K,Lt)}function ot(st){st.pointerType==="mouse"&&Z!=null&&(v.sticky&&v.roots.some(at=>at?.contains(st.target))||(v.sticky?(v.sticky=!1,v.renders.forEach(at=>at(null))):(v.sticky=!0,ct(Z)),st.stopImmediatePropagation()))}function ut(st){st.pointerType==="mouse"&&(v.sticky||rt(null))}return g.addEventListener("pointerenter",$),g.addEventListener("pointermove",$),g.addEventListener("pointerdown",ot),g.addEventListener("pointerleave",ut),ct(null)},c)}}function $S(e){return u0(1,1,e)}function XS(e){return u0(1,.01,e)}function f0(e){return u0(.01,1,e)}function h0({x1:e,x2:t,x:n=e},i){return e&&t?r=>(e[r]+t[r])/2:n?r=>n[r]:()=>i}function d0({y1:e,y2:t,y:n=e},i){return e&&t?r=>(e[r]+t[r])/2:n?r=>n[r]:()=>i}function Ku(e){return Wi(e)&&e.interval===void 0?void 0:"tabular-nums"}function qS(e,t){let{label:n=e.label,tickSize:i=6,width:r=240,height:s=44+i,marginTop:o=18,marginRight:a=0,marginBottom:c=16+i,marginLeft:l=0,style:u,ticks:h=(r-l-a)/64,tickFormat:f,fontVariant:d=Ku(e),round:p=!0,opacity:_,className:g}=t,m=qo(t);g=Yo(g),_=Ee(_)[1],f===null&&(f=()=>null);let v=me("svg",m).attr("class",`${g}-ramp`).attr("font-family","system-ui, sans-serif").attr("font-size",10).attr("width",r).attr("height",s).attr("viewBox",`0 0 ${r} ${s}`).call(N=>N.append("style").text(`:where(.${g}-ramp) {
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
  overflow: visible;
}
:where(.${g}-ramp text) {
  white-space: pre;
}`)).call(Zo,u),w=N=>N.selectAll(".tick line").attr("y1",o+c-s),x,S=p?(N,O)=>N.rangeRound(O):(N,O)=>N.range(O),{type:b,domain:y,range:M,interpolate:C,scale:R,pivot:A}=e;if(C){let N=M===void 0?C:kr(C.length===1?vc(C):C,M);x=S(R.copy(),un(De(l,r-a),Math.min(y.length+(A!==void 0),M===void 0?1/0:M.length)));let O=256,P=m.document.createElement("canvas");P.width=O,P.height=1;let L=P.getContext("2d");for(let z=0,k=O-1;z<O;++z)L.fillStyle=N(z/k),L.fillRect(z,0,1,1);v.append("image").attr("opacity",_).attr("x",l).attr("y",o).attr("width",r-l-a).attr("height",s-o-c).attr("preserveAspectRatio","none").attr("xlink:href",P.toDataURL())}else if(b==="threshold"){let N=y,O=f===void 0?P=>P:typeof f=="string"?Pi(f):f;x=S(lc().domain([-1,M.length-1]),[l,r-a]),v.append("g").attr("fill-opacity",_).selectAll().data(M).enter().append("rect").attr("x",(P,L)=>x(L-1)).attr("y",o).attr("width",(P,L)=>x(L)-x(L-1)).attr("height",s-o-c).attr("fill",P=>P),h=Se(N,(P,L)=>L),f=P=>O(N[P],P)}else x=S(Co().domain(y),[l,r-a]),v.append("g").attr("fill-opacity",_).selectAll().data(y).enter().append("rect").attr("x",x).attr("y",o).attr("width",Math.max(0,x.bandwidth()-1)).attr("height",s-o-c).attr("fill",R),w=()=>{};return v.append("g").attr("transform",`translate(0,${s-c})`).call(Yy(x).ticks(Array.isArray(h)?null:h,typeof f=="string"?f:void 0).tickFormat(typeof f=="function"?f:void 0).tickSize(i).tickValues(Array.isArray(h)?h:null)).attr("font-size",null).attr("font-family",null).attr("font-variant",Ae(d,"normal")).call(w).call(N=>N.select(".domain").remove()),n!==void 0&&v.append("text").attr("x",l).attr("y",o-6).attr("fill","currentColor").attr("font-weight","bold").text(n),v.node()}var p0=Math.PI/180;function wc(e,{marker:t,markerStart:n=t,markerMid:i=t,markerEnd:r=t}={}){e.markerStart=m0(n),e.markerMid=m0(i),e.markerEnd=m0(r)}function m0(e){if(e==null||e===!1)return null;if(e===!0)return ZS;if(typeof e=="function")return e;switch(`${e}`.toLowerCase()){case"none":return null;case"arrow":return YS("auto");case"arrow-reverse":return YS("auto-start-reverse");case"dot":return dL;case"circle":case"circle-fill":return ZS;case"circle-stroke":return pL;case"tick":return g0("auto");case"tick-x":return g0(90);case"tick-y":return g0(0)}throw new Error(`invalid marker: ${e}`)}function YS(e){return(t,n)=>me("svg:marker",n).attr("viewBox","-5 -5 10 10").attr("markerWidth",6.67).attr("markerHeight",6.67).attr("orient",e).attr("fill","none").attr("stroke",t).attr("stroke-width",1.5).attr("stroke-linecap","round").attr("stroke-linejoin","round").call(i=>i.append("path").attr("d","M-1.5,-3l3,3l-3,3")).node()}function dL(e,t){return me("svg:marker",t).attr("viewBox","-5 -5 10 10").attr("markerWidth",6.67).attr("markerHeight",6.67).attr("fill",e).attr("stroke","none").call(n=>n.append("circle").attr("r",2.5)).node()}function ZS(e,t){return me("svg:marker",t).attr("viewBox","-5 -5 10 10").attr("markerWidth",6.67).attr("markerHeight",6.67).attr("fill",e).attr("stroke","var(--plot-background)").attr("stroke-width",1.5).call(n=>n.append("circle").attr("r",3)).node()}function pL(e,t){return me("svg:marker",t).attr("viewBox","-5 -5 10 10").attr("markerWidth",6.67).attr("markerHeight",6.67).attr("fill","var(--plot-background)").attr("stroke",e).attr("stroke-width",1.5).call(n=>n.append("circle").attr("r",3)).node()}function g0(e){return(t,n)=>me("svg:marker",n).attr("viewBox","-3 -3 6 6").attr("markerWidth",6).attr("markerHeight",6).attr("orient",e).attr("stroke",t).call(i=>i.append("path").attr("d","M0,-3v6")).node()}var mL=0;function y0(e,t,{stroke:n},i){return jS(e,t,n&&(r=>n[r]),null,i)}function JS(e,t,{stroke:n,z:i},r){return jS(e,t,n&&(([s])=>n[s]),i,r)}var _0=1,KS=2;function gL(e,t){let n=new Uint8Array(t.length),i=e.data().filter(s=>s.length>1),r=i.length;for(let s=0,o=Zu;s<r;++s){let a=i[s];if(a.length>1){let c=a[0];o!==(o=si(t[c]))&&(n[c]|=_0)}}for(let s=r-1,o=Zu;s>=0;--s){let a=i[s];if(a.length>1){let c=a[0];o!==(o=si(t[c]))&&(n[c]|=KS)}}return([s])=>n[s]}function jS(e,{markerStart:t,markerMid:n,markerEnd:i,stroke:r},s=()=>r,o,a){if(!t&&!n&&!i)return;let c=new Map,l=o&&gL(e,o);function u(h,f,d){return function(p){if(d&&!d(p))return;let _=s(p),g=c.get(f);g||c.set(f,g=new Map);let m=g.get(_);if(!m){let v=this.parentNode.insertBefore(f(_,a),this),w=`plot-marker-${++mL}`;v.setAttribute("id",w),g.set(_,m=`url(#${w})`)}this.setAttribute(h,m)}}t&&e.each(u("marker-start",t,l&&(h=>l(h)&_0))),n&&l&&e.each(u("marker-start",n,h=>!(l(h)&_0))),n&&e.each(u("marker-mid",n)),i&&e.each(u("marker-end",i,l&&(h=>l(h)&KS)))}function x0({inset:e,insetLeft:t,insetRight:n,...i}={}){return[t,n]=QS(e,t,n),{inset:e,insetLeft:t,insetRight:n,...i}}function v0({inset:e,insetTop:t,insetBottom:n,...i}={}){return[t,n]=QS(e,t,n),{inset:e,insetTop:t,insetBottom:n,...i}}function QS(e,t,n){return e===void 0&&t===void 0&&n===void 0?je?[1,0]:[.5,.5]:[t,n]}function tw(e,{interval:t}){return e={...Zr(e)},e.interval=Uu(e.interval===void 0?t:e.interval),e}function ew(e,t,n,i){let{[e]:r,[`${e}1`]:s,[`${e}2`]:o}=n,{value:a,interval:c}=tw(r,n);if(a==null||c==null&&!i)return n;let l=zs(r);if(c==null){let d,p={transform:_=>d||(d=In(_,a)),label:l};return{...n,[e]:void 0,[`${e}1`]:s===void 0?p:s,[`${e}2`]:o===void 0&&!(s===o&&i)?p:o}}let u,h;function f(d){return h!==void 0&&d===u?h:h=Se(In(u=d,a),p=>c.floor(p))}return t({...n,[e]:void 0,[`${e}1`]:s===void 0?{transform:f,label:l}:s,[`${e}2`]:o===void 0?{transform:d=>f(d).map(p=>c.offset(p)),label:l}:o})}function nw(e,t,n){let{[e]:i}=n,{value:r,interval:s}=tw(i,n);return r==null||s==null?n:t({...n,[e]:{label:zs(i),transform:o=>{let a=Se(In(o,r),l=>s.floor(l)),c=a.map(l=>s.offset(l));return a.map(sn(a)?(l,u)=>l==null||isNaN(l=+l)||(u=c[u],u==null)||isNaN(u=+u)?void 0:new Date((l+u)/2):(l,u)=>l==null||(u=c[u],u==null)?NaN:(+l+ +u)/2)}}})}function iw(e={}){return ew("x",x0,e)}function rw(e={}){return ew("y",v0,e)}function sw(e={}){return nw("x",x0,e)}function ow(e={}){return nw("y",v0,e)}var aw={ariaLabel:"rule",fill:null,stroke:"currentColor"},ju=class extends Ce{constructor(t,n={}){let{x:i,y1:r,y2:s,inset:o=0,insetTop:a=o,insetBottom:c=o}=n;super(t,{x:{value:i,scale:"x",optional:!0},y1:{value:r,scale:"y",optional:!0},y2:{value:s,scale:"y",optional:!0}},l0(n,"x"),aw),this.insetTop=Pe(a),this.insetBottom=Pe(c),wc(this,n)}render(t,n,i,r,s){let{x:o,y:a}=n,{x:c,y1:l,y2:u}=i,{width:h,height:f,marginTop:d,marginRight:p,marginLeft:_,marginBottom:g}=r,{insetTop:m,insetBottom:v}=this;return me("svg:g",s).call(pn,this,r,s).call(gn,this,{x:c&&o},je,0).call(w=>w.selectAll().data(t).enter().append("line").call(mn,this).attr("x1",c?x=>c[x]:(_+h-p)/2).attr("x2",c?x=>c[x]:(_+h-p)/2).attr("y1",l&&!Mc(a)?x=>l[x]+m:d+m).attr("y2",u&&!Mc(a)?a.bandwidth?x=>u[x]+a.bandwidth()-v:x=>u[x]-v:f-g-v).call(gi,this,i).call(y0,this,i,s)).node()}},Qu=class extends Ce{constructor(t,n={}){let{x1:i,x2:r,y:s,inset:o=0,insetRight:a=o,insetLeft:c=o}=n;super(t,{y:{value:s,scale:"y",optional:!0},x1:{value:i,scale:"x",optional:!0},x2:{value:r,scale:"x",optional:!0}},l0(n,"y"),aw),this.insetRight=Pe(a),this.insetLeft=Pe(c),wc(this,n)}render(t,n,i,r,s){let{x:o,y:a}=n,{y:c,x1:l,x2:u}=i,{width:h,height:f,marginTop:d,marginRight:p,marginLeft:_,marginBottom:g}=r,{insetLeft:m,insetRight:v}=this;return me("svg:g",s).call(pn,this,r,s).call(gn,this,{y:c&&a},0,je).call(w=>w.selectAll().data(t).enter().append("line").call(mn,this).attr("x1",l&&!Mc(o)?x=>l[x]+m:_+m).attr("x2",u&&!Mc(o)?o.bandwidth?x=>u[x]+o.bandwidth()-v:x=>u[x]-v:h-p-v).attr("y1",c?x=>c[x]:(d+f-g)/2).attr("y2",c?x=>c[x]:(d+f-g)/2).call(gi,this,i).call(y0,this,i,s)).node()}};function Tc(e,t){let{x:n=Xe,y:i,y1:r,y2:s,...o}=rw(t);return[r,s]=cw(i,r,s),new ju(e,{...o,x:n,y1:r,y2:s})}function b0(e,t){let{y:n=Xe,x:i,x1:r,x2:s,...o}=iw(t);return[r,s]=cw(i,r,s),new Qu(e,{...o,y:n,x1:r,x2:s})}function cw(e,t,n){if(e==null){if(t===void 0){if(n!==void 0)return[0,n]}else if(n===void 0)return[0,t]}else{if(t===void 0)return n===void 0?[0,e]:[e,n];if(n===void 0)return[e,t]}return[t,n]}function Jo(e,...t){let n=t.length;for(let i=0,r=!0;i<n;++i)typeof t[i]!="function"&&(r&&(e=e.slice(),r=!1),e.splice(i,2,e[i]+t[i]+e[i+1]),t.splice(i,1),--i,--n);return i=>{let r=e[0];for(let s=0;s<n;++s)r+=t[s](i)+e[s+1];return r}}var _L={ariaLabel:"text",strokeLinejoin:"round",strokeWidth:3,paintOrder:"stroke"},dw="\xAD",Ec=class extends Ce{constructor(t,n={}){let{x:i,y:r,text:s=oi(t)&&Fu(t)?Xe:Lu,frameAnchor:o,textAnchor:a=/right$/i.test(o)?"end":/left$/i.test(o)?"start":"middle",lineAnchor:c=/^top/i.test(o)?"top":/^bottom/i.test(o)?"bottom":"middle",lineHeight:l=1,lineWidth:u=1/0,textOverflow:h,monospace:f,fontFamily:d=f?"ui-monospace, monospace":void 0,fontSize:p,fontStyle:_,fontVariant:g,fontWeight:m,rotate:v}=n,[w,x]=Ee(v,0),[S,b]=bL(p);if(super(t,{x:{value:i,scale:"x",optional:!0},y:{value:r,scale:"y",optional:!0},fontSize:{value:S,optional:!0},rotate:{value:aM(w),optional:!0},text:{value:s,filter:mc,optional:!0}},n,_L),this.rotate=x,this.textAnchor=Ae(a,"middle"),this.lineAnchor=dn(c,"lineAnchor",["top","middle","bottom"]),this.lineHeight=+l,this.lineWidth=+u,this.textOverflow=S0(h),this.monospace=!!f,this.fontFamily=Re(d),this.fontSize=b,this.fontStyle=Re(_),this.fontVariant=Re(g),this.fontWeight=Re(m),this.frameAnchor=Jr(o),!(this.lineWidth>=0))throw new Error(`invalid lineWidth: ${u}`);this.splitLines=E0(this),this.clipLine=A0(this)}render(t,n,i,r,s){let{x:o,y:a}=n,{x:c,y:l,rotate:u,text:h,title:f,fontSize:d}=i,{rotate:p}=this,[_,g]=Xi(this,r);return me("svg:g",s).call(pn,this,r,s).call(T0,this,h,r).call(gn,this,{x:c&&o,y:l&&a}).call(m=>m.selectAll().data(t).enter().append("text").call(mn,this).call(yL,this,h,f).attr("transform",Jo`translate(${c?v=>c[v]:_},${l?v=>l[v]:g})${u?v=>` rotate(${u[v]})`:p?` rotate(${p})`:""}`).call($t,"font-size",d&&(v=>d[v])).call(gi,this,i)).node()}};function S0(e){return e==null?null:dn(e,"textOverflow",["clip","ellipsis","clip-start","clip-end","ellipsis-start","ellipsis-middle","ellipsis-end"]).replace(/^(clip|ellipsis)$/,"$1-end")}function yL(e,t,n,i){if(!n)return;let{lineAnchor:r,lineHeight:s,textOverflow:o,splitLines:a,clipLine:c}=t;e.each(function(l){let u=a($i(n[l])??"").map(c),h=u.length,f=r==="top"?.71:r==="bottom"?1-h:(164-h*100)/200;if(h>1){let d=0;for(let p=0;p<h;++p){if(++d,!u[p])continue;let _=this.ownerDocument.createElementNS(Or.svg,"tspan");_.setAttribute("x",0),p===d-1?_.setAttribute("y",`${(f+p)*s}em`):_.setAttribute("dy",`${d*s}em`),_.textContent=u[p],this.appendChild(_),d=0}}else f&&this.setAttribute("y",`${f*s}em`),this.textContent=u[0];if(o&&!i&&u[0]!==n[l]){let d=this.ownerDocument.createElementNS(Or.svg,"title");d.textContent=n[l],this.appendChild(d)}})}function w0(e,{x:t,y:n,...i}={}){return i.frameAnchor===void 0&&([t,n]=mr(t,n)),new Ec(e,{...i,x:t,y:n})}function pw(e,{x:t=Xe,...n}={}){return new Ec(e,ow({...n,x:t}))}function mw(e,{y:t=Xe,...n}={}){return new Ec(e,sw({...n,y:t}))}function T0(e,t,n){$t(e,"text-anchor",t.textAnchor),$t(e,"font-family",t.fontFamily),$t(e,"font-size",t.fontSize),$t(e,"font-style",t.fontStyle),$t(e,"font-variant",t.fontVariant===void 0?xL(n):t.fontVariant),$t(e,"font-weight",t.fontWeight)}function xL(e){return e&&(uM(e)||sn(e))?"tabular-nums":void 0}var vL=new Set(["inherit","initial","revert","unset","xx-small","x-small","small","medium","large","x-large","xx-large","xxx-large","larger","smaller"]);function bL(e){return e==null||typeof e=="number"?[void 0,e]:typeof e!="string"?[e,void 0]:(e=e.trim().toLowerCase(),vL.has(e)||/^[+-]?\d*\.?\d+(e[+-]?\d+)?(\w*|%)$/.test(e)?[void 0,e]:[e,void 0])}function ML(e,t,n){let i=[],r,s=0;for(let[o,a,c]of SL(e)){if(r===void 0&&(r=o),s>r&&n(e,r,a)>t&&(i.push(e.slice(r,s)+(e[s-1]===dw?"-":"")),r=o),c){i.push(e.slice(r,a)),r=void 0;continue}s=a}return i}function*SL(e){let t=0,n=0,i=e.length;for(;n<i;){let r=1;switch(e[n]){case dw:case"-":++n,yield[t,n,!1],t=n;break;case" ":for(yield[t,n,!1];e[++n]===" ";);t=n;break;case"\r":e[n+1]===`
`&&++r;case`
`:yield[t,n,!0],n+=r,t=n;break;default:++n;break}}yield[t,n,!0]}var lw={a:56,b:63,c:57,d:63,e:58,f:37,g:62,h:60,i:26,j:26,k:55,l:26,m:88,n:60,o:60,p:62,q:62,r:39,s:54,t:38,u:60,v:55,w:79,x:54,y:55,z:55,A:69,B:67,C:73,D:74,E:61,F:58,G:76,H:75,I:28,J:55,K:67,L:58,M:89,N:75,O:78,P:65,Q:78,R:67,S:65,T:65,U:75,V:69,W:98,X:69,Y:67,Z:67,0:64,1:48,2:62,3:64,4:66,5:63,6:65,7:58,8:65,9:65," ":29,"!":32,'"':49,"'":31,"(":39,")":39,",":31,"-":48,".":31,"/":32,":":31,";":31,"?":52,"\u2018":31,"\u2019":31,"\u201C":47,"\u201D":47,"\u2026":82};function tf(e,t=0,n=e.length){let i=0;for(let r=t;r<n;r=Ko(e,r))i+=lw[e[r]]??(_w(e,r)?120:lw.e);return i}function ef(e,t=0,n=e.length){let i=0;for(let r=t;r<n;r=Ko(e,r))i+=_w(e,r)?126:63;return i}function E0({monospace:e,lineWidth:t,textOverflow:n}){if(n!=null||t==1/0)return s=>s.split(/\r\n?|\n/g);let i=e?ef:tf,r=t*100;return s=>ML(s,r,i)}function A0({monospace:e,lineWidth:t,textOverflow:n}){if(n==null||t==1/0)return s=>s;let i=e?ef:tf,r=t*100;switch(n){case"clip-start":return s=>fw(s,r,i,"");case"clip-end":return s=>uw(s,r,i,"");case"ellipsis-start":return s=>fw(s,r,i,$s);case"ellipsis-middle":return s=>wL(s,r,i,$s);case"ellipsis-end":return s=>uw(s,r,i,$s)}}var $s="\u2026";function Xs(e,t,n,i){let r=[],s=0;for(let o=0,a=0,c=e.length;o<c;o=a){a=Ko(e,o);let l=n(e,o,a);if(s+l>t){for(s+=i;s>t&&o>0;)a=o,o=r.pop(),s-=n(e,o,a);return[o,t-s]}s+=l,r.push(o)}return[-1,0]}function uw(e,t,n,i){e=e.trim();let r=n(i),[s]=Xs(e,t,n,r);return s<0?e:e.slice(0,s).trimEnd()+i}function wL(e,t,n,i){e=e.trim();let r=n(e);if(r<=t)return e;let s=n(i)/2,[o,a]=Xs(e,t/2,n,s),[c]=Xs(e,r-t/2-a+s,n,-s);return c<0?i:e.slice(0,o).trimEnd()+i+e.slice(Ko(e,c)).trimStart()}function fw(e,t,n,i){e=e.trim();let r=n(e);if(r<=t)return e;let s=n(i),[o]=Xs(e,r-t+s,n,-s);return o<0?i:i+e.slice(Ko(e,o)).trimStart()}var M0=/[\p{Combining_Mark}\p{Emoji_Modifier}]+/uy,hw=/\p{Extended_Pictographic}/uy;function Ko(e,t){return t+=TL(e,t)?2:1,AL(e,t)&&(t=M0.lastIndex),EL(e,t)?Ko(e,t+1):t}function gw(e,t){return e.charCodeAt(t)<128}function TL(e,t){let n=e.charCodeAt(t);if(n>=55296&&n<56320){let i=e.charCodeAt(t+1);return i>=56320&&i<57344}return!1}function EL(e,t){return e.charCodeAt(t)===8205}function AL(e,t){return gw(e,t)?!1:(M0.lastIndex=t,M0.test(e))}function _w(e,t){return gw(e,t)?!1:(hw.lastIndex=t,hw.test(e))}var CL={ariaLabel:"vector",fill:"none",stroke:"currentColor",strokeWidth:1.5,strokeLinejoin:"round",strokeLinecap:"round"},yw=3.5,RL=yw*5,xw={draw(e,t,n){let i=t*n/RL;e.moveTo(0,0),e.lineTo(0,-t),e.moveTo(-i,i-t),e.lineTo(0,-t),e.lineTo(i,i-t)}},PL={draw(e,t,n){e.moveTo(-n,0),e.lineTo(0,-t),e.lineTo(n,0)}},IL=new Map([["arrow",xw],["spike",PL]]);function LL(e){return e&&typeof e.draw=="function"}function NL(e){if(LL(e))return e;let t=IL.get(`${e}`.toLowerCase());if(t)return t;throw new Error(`invalid shape: ${e}`)}var nf=class extends Ce{constructor(t,n={}){let{x:i,y:r,r:s=yw,length:o,rotate:a,shape:c=xw,anchor:l="middle",frameAnchor:u}=n,[h,f]=Ee(o,12),[d,p]=Ee(a,0);super(t,{x:{value:i,scale:"x",optional:!0},y:{value:r,scale:"y",optional:!0},length:{value:h,scale:"length",optional:!0},rotate:{value:d,optional:!0}},n,CL),this.r=+s,this.length=f,this.rotate=p,this.shape=NL(c),this.anchor=dn(l,"anchor",["start","middle","end"]),this.frameAnchor=Jr(u)}render(t,n,i,r,s){let{x:o,y:a}=n,{x:c,y:l,length:u,rotate:h}=i,{length:f,rotate:d,anchor:p,shape:_,r:g}=this,[m,v]=Xi(this,r);return me("svg:g",s).call(pn,this,r,s).call(gn,this,{x:c&&o,y:l&&a}).call(w=>w.selectAll().data(t).enter().append("path").call(mn,this).attr("transform",Jo`translate(${c?x=>c[x]:m},${l?x=>l[x]:v})${h?x=>` rotate(${h[x]})`:d?` rotate(${d})`:""}${p==="start"?"":p==="end"?u?x=>` translate(0,${u[x]})`:` translate(0,${f})`:u?x=>` translate(0,${u[x]/2})`:` translate(0,${f/2})`}`).attr("d",u?x=>{let S=Ri();return _.draw(S,u[x],g),S}:(()=>{let x=Ri();return _.draw(x,f,g),x})()).call(gi,this,i)).node()}};function vw(e,t={}){let{x:n=Xe,...i}=t;return new nf(e,{...i,x:n})}function bw(e,t={}){let{y:n=Xe,...i}=t;return new nf(e,{...i,y:n})}function jr(e,t){return arguments.length<2&&!oi(e)&&(t=e,e=null),t===void 0&&(t={}),[e,t]}function rf({anchor:e}={},t){return e===void 0?t[0]:dn(e,"anchor",t)}function Mw(e){return rf(e,["left","right"])}function Sw(e){return rf(e,["right","left"])}function ww(e){return rf(e,["bottom","top"])}function Tw(e){return rf(e,["top","bottom"])}function R0(){let[e,t]=jr(...arguments);return Cw("y",Mw(t),e,t)}function Ew(){let[e,t]=jr(...arguments);return Cw("fy",Sw(t),e,t)}function P0(){let[e,t]=jr(...arguments);return Rw("x",ww(t),e,t)}function Aw(){let[e,t]=jr(...arguments);return Rw("fx",Tw(t),e,t)}function Cw(e,t,n,{color:i="currentColor",opacity:r=1,stroke:s=i,strokeOpacity:o=r,strokeWidth:a=1,fill:c=i,fillOpacity:l=r,textAnchor:u,textStroke:h,textStrokeOpacity:f,textStrokeWidth:d,tickSize:p=e==="y"?6:0,tickPadding:_,tickRotate:g,x:m,margin:v,marginTop:w=v===void 0?20:v,marginRight:x=v===void 0?t==="right"?40:0:v,marginBottom:S=v===void 0?20:v,marginLeft:b=v===void 0?t==="left"?40:0:v,label:y,labelAnchor:M,labelArrow:C,labelOffset:R,ariaLabel:A=`${e}-axis`,...N}){return p=Pe(p),_=Pe(_),g=Pe(g),M!==void 0&&(M=dn(M,"labelAnchor",["center","top","bottom"])),C=Gw(C),a0(p&&!qe(s)?DL(e,t,n,{stroke:s,strokeOpacity:o,strokeWidth:a,tickSize:p,tickPadding:_,tickRotate:g,x:m,ariaLabel:A,...N}):null,qe(c)?null:FL(e,t,n,{fill:c,fillOpacity:l,stroke:h,strokeOpacity:f,strokeWidth:d,textAnchor:u,tickSize:p,tickPadding:_,tickRotate:g,x:m,marginTop:w,marginRight:x,marginBottom:S,marginLeft:b,ariaLabel:A,...N}),!qe(c)&&y!==null?w0([],Ow({fill:c,fillOpacity:l,...N},function(O,P,L,z,k){let Z=z[e],{marginTop:U,marginRight:G,marginBottom:q,marginLeft:rt}=e==="y"&&k.inset||k,ct=M??(Z.bandwidth?"center":"top"),$=R??(t==="right"?G:rt)-3;return ct==="center"?(this.textAnchor=void 0,this.lineAnchor=t==="right"?"bottom":"top",this.frameAnchor=t,this.rotate=-90):(this.textAnchor=t==="right"?"end":"start",this.lineAnchor=ct,this.frameAnchor=`${ct}-${t}`,this.rotate=0),this.dy=ct==="top"?3-U:ct==="bottom"?q-3:0,this.dx=t==="right"?$:-$,this.ariaLabel=`${A} label`,{facets:[[0]],channels:{text:{value:[zw(e,Z,{anchor:t,label:y,labelAnchor:ct,labelArrow:C})]}}}})):null)}function Rw(e,t,n,{color:i="currentColor",opacity:r=1,stroke:s=i,strokeOpacity:o=r,strokeWidth:a=1,fill:c=i,fillOpacity:l=r,textAnchor:u,textStroke:h,textStrokeOpacity:f,textStrokeWidth:d,tickSize:p=e==="x"?6:0,tickPadding:_,tickRotate:g,y:m,margin:v,marginTop:w=v===void 0?t==="top"?30:0:v,marginRight:x=v===void 0?20:v,marginBottom:S=v===void 0?t==="bottom"?30:0:v,marginLeft:b=v===void 0?20:v,label:y,labelAnchor:M,labelArrow:C,labelOffset:R,ariaLabel:A=`${e}-axis`,...N}){return p=Pe(p),_=Pe(_),g=Pe(g),M!==void 0&&(M=dn(M,"labelAnchor",["center","left","right"])),C=Gw(C),a0(p&&!qe(s)?UL(e,t,n,{stroke:s,strokeOpacity:o,strokeWidth:a,tickSize:p,tickPadding:_,tickRotate:g,y:m,ariaLabel:A,...N}):null,qe(c)?null:OL(e,t,n,{fill:c,fillOpacity:l,stroke:h,strokeOpacity:f,strokeWidth:d,textAnchor:u,tickSize:p,tickPadding:_,tickRotate:g,y:m,marginTop:w,marginRight:x,marginBottom:S,marginLeft:b,ariaLabel:A,...N}),!qe(c)&&y!==null?w0([],Ow({fill:c,fillOpacity:l,...N},function(O,P,L,z,k){let Z=z[e],{marginTop:U,marginRight:G,marginBottom:q,marginLeft:rt}=e==="x"&&k.inset||k,ct=M??(Z.bandwidth?"center":"right"),$=R??(t==="top"?U:q)-3;return ct==="center"?(this.frameAnchor=t,this.textAnchor=void 0):(this.frameAnchor=`${t}-${ct}`,this.textAnchor=ct==="right"?"end":"start"),this.lineAnchor=t,this.dy=t==="top"?-$:$,this.dx=ct==="right"?G-3:ct==="left"?3-rt:0,this.ariaLabel=`${A} label`,{facets:[[0]],channels:{text:{value:[zw(e,Z,{anchor:t,label:y,labelAnchor:ct,labelArrow:C})]}}}})):null)}function DL(e,t,n,{strokeWidth:i=1,strokeLinecap:r=null,strokeLinejoin:s=null,facetAnchor:o=t+(e==="y"?"-empty":""),frameAnchor:a=t,tickSize:c,inset:l=0,insetLeft:u=l,insetRight:h=l,dx:f=0,y:d=e==="y"?void 0:null,ariaLabel:p,..._}){return jo(bw,e,n,{ariaLabel:`${p} tick`,ariaHidden:!0},{strokeWidth:i,strokeLinecap:r,strokeLinejoin:s,facetAnchor:o,frameAnchor:a,y:d,..._,dx:t==="left"?+f-je+ +u:+f+je-h,anchor:"start",length:c,shape:t==="left"?GL:VL})}function UL(e,t,n,{strokeWidth:i=1,strokeLinecap:r=null,strokeLinejoin:s=null,facetAnchor:o=t+(e==="x"?"-empty":""),frameAnchor:a=t,tickSize:c,inset:l=0,insetTop:u=l,insetBottom:h=l,dy:f=0,x:d=e==="x"?void 0:null,ariaLabel:p,..._}){return jo(vw,e,n,{ariaLabel:`${p} tick`,ariaHidden:!0},{strokeWidth:i,strokeLinejoin:s,strokeLinecap:r,facetAnchor:o,frameAnchor:a,x:d,..._,dy:t==="bottom"?+f-je-h:+f+je+ +u,anchor:"start",length:c,shape:t==="bottom"?kL:zL})}function FL(e,t,n,{facetAnchor:i=t+(e==="y"?"-empty":""),frameAnchor:r=t,tickSize:s,tickRotate:o=0,tickPadding:a=Math.max(3,9-s)+(Math.abs(o)>60?4*Math.cos(o*p0):0),text:c,textAnchor:l=Math.abs(o)>60?"middle":t==="left"?"end":"start",lineAnchor:u=o>60?"top":o<-60?"bottom":"middle",fontVariant:h,inset:f=0,insetLeft:d=f,insetRight:p=f,dx:_=0,ariaLabel:g,y:m=e==="y"?void 0:null,...v}){return jo(mw,e,n,{ariaLabel:`${g} tick label`},{facetAnchor:i,frameAnchor:r,text:c,textAnchor:l,lineAnchor:u,fontVariant:h,rotate:o,y:m,...v,dx:t==="left"?+_-s-a+ +d:+_+ +s+ +a-p},function(w,x,S,b,y){h===void 0&&(this.fontVariant=kw(w)),c===void 0&&(y.text=Bw(w,x,S,b,t))})}function OL(e,t,n,{facetAnchor:i=t+(e==="x"?"-empty":""),frameAnchor:r=t,tickSize:s,tickRotate:o=0,tickPadding:a=Math.max(3,9-s)+(Math.abs(o)>=10?4*Math.cos(o*p0):0),text:c,textAnchor:l=Math.abs(o)>=10?o<0^t==="bottom"?"start":"end":"middle",lineAnchor:u=Math.abs(o)>=10?"middle":t==="bottom"?"top":"bottom",fontVariant:h,inset:f=0,insetTop:d=f,insetBottom:p=f,dy:_=0,x:g=e==="x"?void 0:null,ariaLabel:m,...v}){return jo(pw,e,n,{ariaLabel:`${m} tick label`},{facetAnchor:i,frameAnchor:r,text:c===void 0?null:c,textAnchor:l,lineAnchor:u,fontVariant:h,rotate:o,x:g,...v,dy:t==="bottom"?+_+ +s+ +a-p:+_-s-a+ +d},function(w,x,S,b,y){h===void 0&&(this.fontVariant=kw(w)),c===void 0&&(y.text=Bw(w,x,S,b,t))})}function Pw(){let[e,t]=jr(...arguments);return Dw("y",Mw(t),e,t)}function Iw(){let[e,t]=jr(...arguments);return Dw("fy",Sw(t),e,t)}function Lw(){let[e,t]=jr(...arguments);return Uw("x",ww(t),e,t)}function Nw(){let[e,t]=jr(...arguments);return Uw("fx",Tw(t),e,t)}function Dw(e,t,n,{y:i=e==="y"?void 0:null,x:r=null,x1:s=t==="left"?r:null,x2:o=t==="right"?r:null,ariaLabel:a=`${e}-grid`,ariaHidden:c=!0,...l}){return jo(b0,e,n,{ariaLabel:a,ariaHidden:c},{y:i,x1:s,x2:o,...Fw(l)})}function Uw(e,t,n,{x:i=e==="x"?void 0:null,y:r=null,y1:s=t==="top"?r:null,y2:o=t==="bottom"?r:null,ariaLabel:a=`${e}-grid`,ariaHidden:c=!0,...l}){return jo(Tc,e,n,{ariaLabel:a,ariaHidden:c},{x:i,y1:s,y2:o,...Fw(l)})}function Fw({color:e="currentColor",opacity:t=.1,stroke:n=e,strokeOpacity:i=t,strokeWidth:r=1,...s}){return{stroke:n,strokeOpacity:i,strokeWidth:r,...s}}function Ow({fill:e,fillOpacity:t,fontFamily:n,fontSize:i,fontStyle:r,fontVariant:s,fontWeight:o,monospace:a,pointerEvents:c,shapeRendering:l,clip:u=!1},h){return[,e]=zi(e),[,t]=Ee(t),{facet:"super",x:null,y:null,fill:e,fillOpacity:t,fontFamily:n,fontSize:i,fontStyle:r,fontVariant:s,fontWeight:o,monospace:a,pointerEvents:c,shapeRendering:l,clip:u,initializer:h}}function jo(e,t,n,i,r,s){let o;function a(u,h,f,d,p,_){let g=u==null&&(t==="fx"||t==="fy"),{[t]:m}=d;if(!m)throw new Error(`missing scale: ${t}`);let v=m.domain(),{interval:w,ticks:x,tickFormat:S,tickSpacing:b=t==="x"?80:35}=r;if(typeof x=="string"&&Vw(m)&&(w=x,x=void 0),x===void 0&&(x=Yr(w,m.type)??BL(m,b)),u==null){if(oi(x))u=Gi(x);else if(oM(x))u=C0(x,...Yn(v));else if(m.interval){let M=m.interval;if(m.ticks){let[C,R]=Yn(v),A=(R-C)/M[Do];M=Sg(M,A/x)??M,u=C0(M,C,R)}else{u=v;let C=u.length;M=Sg(M,C/x)??M,M!==m.interval&&(u=C0(M,...Yn(u)))}if(M===m.interval){let C=Math.round(u.length/x);C>1&&(u=u.filter((R,A)=>A%C===0))}}else m.ticks?u=m.ticks(x):u=v;if(!m.ticks&&u.length&&u!==v){let M=new Ei(v);u=u.filter(C=>M.has(C)),u.length||Mn(`Warning: the ${t}-axis ticks appear to not align with the scale domain, resulting in no ticks. Try different ticks?`)}t==="y"||t==="x"?h=[Hi(u)]:o[t]={scale:t,value:Xe}}s?.call(this,m,u,x,S,o);let y=Object.fromEntries(Object.entries(o).map(([M,C])=>[M,{...C,value:In(u,C.value)}]));return g&&(h=_.filterFacets(u,y)),{data:u,facets:h,channels:y}}let c=gr(r).initializer,l=e(n,gr({...r,initializer:a},c));return n==null?(o=l.channels,l.channels={}):o={},i!==void 0&&Object.assign(l,i),l.clip===void 0&&(l.clip=!1),l}function BL(e,t){let[n,i]=Yn(e.range());return(i-n)/t}function Bw(e,t,n,i,r){return{value:Ac(e,t,n,i,r)}}function Ac(e,t,n,i,r){return typeof i=="function"&&!(e.type==="log"&&e.tickFormat)?i:i===void 0&&t&&sn(t)?q1(e.type,t,r)??$i:e.tickFormat?e.tickFormat(typeof n=="number"?n:null,i):typeof i=="string"&&e.domain().length>0?(sn(e.domain())?Fi:Pi)(i):i===void 0?$i:Ln(i)}function C0(e,t,n){return e.range(t,e.offset(e.floor(n)))}var kL={draw(e,t){e.moveTo(0,0),e.lineTo(0,t)}},zL={draw(e,t){e.moveTo(0,0),e.lineTo(0,-t)}},GL={draw(e,t){e.moveTo(0,0),e.lineTo(-t,0)}},VL={draw(e,t){e.moveTo(0,0),e.lineTo(t,0)}};function kw(e){return e.bandwidth&&!e.interval?void 0:"tabular-nums"}function zw(e,t,{anchor:n,label:i=t.label,labelAnchor:r,labelArrow:s}={}){if(!(i==null||i.inferred&&Vw(t)&&/^(date|time|year)$/i.test(i))){if(i=String(i),s==="auto"&&(s=(!t.bandwidth||t.interval)&&!/[↑↓→←]/.test(i)),!s)return i;if(s===!0){let o=yS(t);o&&(s=/x$/.test(e)||r==="center"?/x$/.test(e)===o<0?"left":"right":o<0?"up":"down")}switch(s){case"left":return`\u2190 ${i}`;case"right":return`${i} \u2192`;case"up":return n==="right"?`${i} \u2191`:`\u2191 ${i}`;case"down":return n==="right"?`${i} \u2193`:`\u2193 ${i}`}return i}}function Gw(e="auto"){return qe(e)?!1:typeof e=="boolean"?e:dn(e,"labelArrow",["auto","up","right","down","left"])}function Vw(e){return sn(e.domain())}function Hw(e,t){if(t==null)return t;let n=e(t);if(!n)throw new Error(`scale not found: ${t}`);return n}function Ww(e,{opacity:t,...n}={}){if(!Wi(e)&&!Qg(e))throw new Error(`swatches legend requires ordinal or threshold color scale (not ${e.type})`);return Xw(e,n,(i,r,s,o)=>i.append("svg").attr("width",s).attr("height",o).attr("fill",r.scale).attr("fill-opacity",Ee(t)[1]).append("rect").attr("width","100%").attr("height","100%"))}function $w(e,{fill:t=e.hint?.fill!==void 0?e.hint.fill:"none",fillOpacity:n=1,stroke:i=e.hint?.stroke!==void 0?e.hint.stroke:qe(t)?"currentColor":"none",strokeOpacity:r=1,strokeWidth:s=1.5,r:o=4.5,...a}={},c){let[l,u]=zi(t),[h,f]=zi(i),d=Hw(c,l),p=Hw(c,h),_=o*o*Math.PI;return n=Ee(n)[1],r=Ee(r)[1],s=Ee(s)[1],Xw(e,a,(g,m,v,w)=>g.append("svg").attr("viewBox","-8 -8 16 16").attr("width",v).attr("height",w).attr("fill",l==="color"?x=>d.scale(x):u).attr("fill-opacity",n).attr("stroke",h==="color"?x=>p.scale(x):f).attr("stroke-opacity",r).attr("stroke-width",s).append("path").attr("d",x=>{let S=Ri();return e.scale(x).draw(S,_),S}))}function Xw(e,t={},n){let{columns:i,tickFormat:r,fontVariant:s=Ku(e),swatchSize:o=15,swatchWidth:a=o,swatchHeight:c=o,marginLeft:l=0,className:u,style:h,width:f}=t,d=qo(t);u=Yo(u),r=Ac(e.scale,e.domain,void 0,r);let p=me("div",d).attr("class",`${u}-swatches ${u}-swatches-${i!=null?"columns":"wrap"}`),_;return i!=null?(_=`:where(.${u}-swatches-columns .${u}-swatch) {
  display: flex;
  align-items: center;
  break-inside: avoid;
  padding-bottom: 1px;
}
:where(.${u}-swatches-columns .${u}-swatch::before) {
  flex-shrink: 0;
}
:where(.${u}-swatches-columns .${u}-swatch-label) {
  white-space: nowrap;
  overflow: hidden;
  text-overflow: ellipsis;
}`,p.style("columns",i).selectAll().data(e.domain).enter().append("div").attr("class",`${u}-swatch`).call(n,e,a,c).call(g=>g.append("div").attr("class",`${u}-swatch-label`).attr("title",r).text(r))):(_=`:where(.${u}-swatches-wrap) {
  display: flex;
  align-items: center;
  min-height: 33px;
  flex-wrap: wrap;
}
:where(.${u}-swatches-wrap .${u}-swatch) {
  display: inline-flex;
  align-items: center;
  margin-right: 1em;
}`,p.selectAll().data(e.domain).enter().append("span").attr("class",`${u}-swatch`).call(n,e,a,c).append(function(){return this.ownerDocument.createTextNode(r.apply(this,arguments))})),p.call(g=>g.insert("style","*").text(`:where(.${u}-swatches) {
  font-family: system-ui, sans-serif;
  font-size: 10px;
  margin-bottom: 0.5em;
}
:where(.${u}-swatch > svg) {
  margin-right: 0.5em;
  overflow: visible;
}
${_}`)).style("margin-left",l?`${+l}px`:null).style("width",f===void 0?null:`${+f}px`).style("font-variant",Ae(s,"normal")).call(Zo,h).node()}var I0=new Map([["symbol",$w],["color",Zw],["opacity",HL]]);function qw(e,t,n={}){return(i,r)=>{if(!I0.has(i))throw new Error(`unknown legend type: ${i}`);if(i in e)return I0.get(i)(e[i],Yw(t,n[i],r),s=>e[s])}}function Yw({className:e,...t},{label:n,ticks:i,tickFormat:r}={},s){return dM(s,{className:e,...t},{label:n,ticks:i,tickFormat:r})}function Zw(e,{legend:t=!0,...n}){if(t===!0&&(t=e.type==="ordinal"?"swatches":"ramp"),e.domain!==void 0)switch(`${t}`.toLowerCase()){case"swatches":return Ww(e,n);case"ramp":return qS(e,n);default:throw new Error(`unknown legend type: ${t}`)}}function HL({type:e,interpolate:t,...n},{legend:i=!0,color:r=pi(0,0,0),...s}){if(!t)throw new Error(`${e} opacity scales are not supported`);if(i===!0&&(i="ramp"),`${i}`.toLowerCase()!=="ramp")throw new Error(`${i} opacity legends are not supported`);return Zw({type:e,...n,interpolate:WL(r)},{legend:i,...s})}function WL(e){let{r:t,g:n,b:i}=pi(e)||pi(0,0,0);return r=>`rgba(${t},${n},${i},${r})`}function Jw(e,t,n){let i=[];for(let[r,s]of I0){let o=n[r];if(o?.legend&&r in e){let a=s(e[r],Yw(t,e[r],o),c=>e[c]);a!=null&&i.push(a)}}return i}function Kw(e,{inset:t=0,insetTop:n=t,insetRight:i=t,insetBottom:r=t,insetLeft:s=t}={}){e.insetTop=Pe(n),e.insetRight=Pe(i),e.insetBottom=Pe(r),e.insetLeft=Pe(s)}function jw(e,{r:t,rx:n,ry:i,rx1:r=t,ry1:s=t,rx2:o=t,ry2:a=t,rx1y1:c=r!==void 0?+r:s!==void 0?+s:0,rx1y2:l=r!==void 0?+r:a!==void 0?+a:0,rx2y1:u=o!==void 0?+o:s!==void 0?+s:0,rx2y2:h=o!==void 0?+o:a!==void 0?+a:0}={}){c||l||u||h?(e.rx1y1=c,e.rx1y2=l,e.rx2y1=u,e.rx2y2=h):(e.rx=Ae(n,"auto"),e.ry=Ae(i,"auto"))}function Qw(e,t,n,i,r,s){let{rx1y1:o,rx1y2:a,rx2y1:c,rx2y2:l}=s;typeof t!="function"&&(t=Ln(t)),typeof n!="function"&&(n=Ln(n)),typeof i!="function"&&(i=Ln(i)),typeof r!="function"&&(r=Ln(r));let u=Math.max(Math.abs(o+c),Math.abs(a+l)),h=Math.max(Math.abs(o+a),Math.abs(c+l));e.attr("d",f=>{let d=t(f),p=n(f),_=i(f),g=r(f),m=d>_,v=p>g,w=m?_:d,x=m?d:_,S=v?g:p,b=v?p:g,y=Math.min(1,(x-w)/u,(b-S)/h),M=y*(m?v?l:c:v?a:o),C=y*(m?v?a:o:v?l:c),R=y*(m?v?o:a:v?c:l),A=y*(m?v?c:l:v?o:a);return`M${w},${S+of(M,A)}A${M},${M} 0 0 ${M<0?0:1} ${w+sf(M,A)},${S}H${x-sf(C,R)}A${C},${C} 0 0 ${C<0?0:1} ${x},${S+of(C,R)}V${b-of(R,C)}A${R},${R} 0 0 ${R<0?0:1} ${x-sf(R,C)},${b}H${w+sf(A,M)}A${A},${A} 0 0 ${A<0?0:1} ${w},${b-of(A,M)}Z`})}function sf(e,t){return t<0?e:Math.abs(e)}function of(e,t){return t<0?Math.abs(e):e}var $L={ariaLabel:"frame",fill:"none",stroke:"currentColor",clip:!1},XL={ariaLabel:"frame",fill:null,stroke:"currentColor",strokeLinecap:"square",clip:!1},L0=class extends Ce{constructor(t={}){let{anchor:n=null}=t;super(Uo,void 0,t,n==null?$L:XL),this.anchor=Pg(n,"anchor",["top","right","bottom","left"]),Kw(this,t),n||jw(this,t)}render(t,n,i,r,s){let{marginTop:o,marginRight:a,marginBottom:c,marginLeft:l,width:u,height:h}=r,{anchor:f,insetTop:d,insetRight:p,insetBottom:_,insetLeft:g}=this,{rx:m,ry:v,rx1y1:w,rx1y2:x,rx2y1:S,rx2y2:b}=this,y=l+g,M=u-a-p,C=o+d,R=h-c-_;return me(f?"svg:line":w||x||S||b?"svg:path":"svg:rect",s).datum(0).call(pn,this,r,s).call(mn,this).call(gi,this,i).call(gn,this,{}).call(f==="left"?A=>A.attr("x1",y).attr("x2",y).attr("y1",C).attr("y2",R):f==="right"?A=>A.attr("x1",M).attr("x2",M).attr("y1",C).attr("y2",R):f==="top"?A=>A.attr("x1",y).attr("x2",M).attr("y1",C).attr("y2",C):f==="bottom"?A=>A.attr("x1",y).attr("x2",M).attr("y1",R).attr("y2",R):w||x||S||b?A=>A.call(Qw,y,C,M,R,this):A=>A.attr("x",y).attr("y",C).attr("width",M-y).attr("height",R-C).attr("rx",m).attr("ry",v)).node()}};function tT(e){return new L0(e)}var N0={ariaLabel:"tip",fill:"var(--plot-background)",stroke:"currentColor"},qL=new Set(["geometry","href","src","ariaLabel","scales"]),D0=class extends Ce{constructor(t,n={}){n.tip&&(n={...n,tip:!1}),n.title===void 0&&oi(t)&&Fu(t)&&(n={...n,title:Xe});let{x:i,y:r,x1:s,x2:o,y1:a,y2:c,anchor:l,preferredAnchor:u="bottom",monospace:h,fontFamily:f=h?"ui-monospace, monospace":void 0,fontSize:d,fontStyle:p,fontVariant:_,fontWeight:g,lineHeight:m=1,lineWidth:v=20,frameAnchor:w,format:x,textAnchor:S="start",textOverflow:b,textPadding:y=8,title:M,pointerSize:C=12,pathFilter:R="drop-shadow(0 3px 4px rgba(0,0,0,0.2))"}=n;super(t,{x:{value:s!=null&&o!=null?null:i,scale:"x",optional:!0},y:{value:a!=null&&c!=null?null:r,scale:"y",optional:!0},x1:{value:s,scale:"x",optional:o==null},y1:{value:a,scale:"y",optional:c==null},x2:{value:o,scale:"x",optional:s==null},y2:{value:c,scale:"y",optional:a==null},title:{value:M,optional:!0}},n,N0),this.anchor=Bu(l,"anchor"),this.preferredAnchor=Bu(u,"preferredAnchor"),this.frameAnchor=Jr(w),this.textAnchor=Ae(S,"middle"),this.textPadding=+y,this.pointerSize=+C,this.pathFilter=Re(R),this.lineHeight=+m,this.lineWidth=+v,this.textOverflow=S0(b),this.monospace=!!h,this.fontFamily=Re(f),this.fontSize=Pe(d),this.fontStyle=Re(p),this.fontVariant=Re(_),this.fontWeight=Re(g);for(let A in N0)A in this.channels&&(this[A]=N0[A]);this.splitLines=E0(this),this.clipLine=A0(this),this.format=typeof x=="string"||typeof x=="function"?{title:x}:{...x}}render(t,n,i,r,s){let o=this,{x:a,y:c,fx:l,fy:u}=n,{ownerSVGElement:h,document:f}=s,{anchor:d,monospace:p,lineHeight:_,lineWidth:g}=this,{textPadding:m,pointerSize:v,pathFilter:w}=this,{marginTop:x,marginLeft:S}=r,{x1:b,y1:y,x2:M,y2:C,x:R=b??M,y:A=y??C}=i,N=l?l(t.fx)-S:0,O=u?u(t.fy)-x:0,[P,L]=Xi(this,r),z=h0(i,P),k=d0(i,L),Z=p?ef:tf,U=Z($s),G,q;"title"in i?(G=eT.call(this,{title:i.channels.title},n),q=KL):(G=eT.call(this,i.channels,n),q=jL);let rt=me("svg:g",s).call(pn,this,r,s).call(T0,this).call(gn,this,{x:R&&a,y:A&&c}).call(ot=>ot.selectAll().data(t).enter().append("g").attr("transform",ut=>`translate(${Math.round(z(ut))},${Math.round(k(ut))})`).call(mn,this).call(ut=>ut.append("path").attr("filter",w)).call(ut=>ut.append("text").each(function(st){let at=hi(this);this.setAttribute("fill","currentColor"),this.setAttribute("fill-opacity",1),this.setAttribute("stroke","none");let J=q.call(o,st,t,G,n,i);if(typeof J=="string")for(let yt of o.splitLines(J))ct(at,{value:o.clipLine(yt)});else{let yt=new Set;for(let lt of J){let{label:K=""}=lt;K&&yt.has(K)||(yt.add(K),ct(at,lt))}}})));function ct(ot,{label:ut,value:st,color:at,opacity:J}){ut??(ut=""),st??(st="");let yt=at!=null||J!=null,lt,K=g*100,[Lt]=Xs(ut,K,Z,U);if(Lt>=0)ut=ut.slice(0,Lt).trimEnd()+$s,lt=st.trim(),st="";else{(ut||!st&&!yt)&&(st=" "+st);let[Gt]=Xs(st,K-Z(ut),Z,U);Gt>=0&&(lt=st.trim(),st=st.slice(0,Gt).trimEnd()+$s)}let Mt=ot.append("tspan").attr("x",0).attr("dy",`${_}em`).text("\u200B");ut&&Mt.append("tspan").attr("font-weight","bold").text(ut),st&&Mt.append(()=>f.createTextNode(st)),yt&&Mt.append("tspan").text(" \u25A0").attr("fill",at).attr("fill-opacity",J).style("user-select","none"),lt&&Mt.append("title").text(lt)}function $(){let{width:ot,height:ut}=r.facet??r;rt.selectChildren().each(function(st){let{x:at,width:J,height:yt}=this.getBBox();J=Math.round(J),yt=Math.round(yt);let lt=d;if(lt===void 0){let Mt=z(st)+N,Gt=k(st)+O,qt=Mt+J+v+m*2<ot,fe=Mt-J-v-m*2>0,ae=Gt+yt+v+m*2<ut,en=Gt-yt-v-m*2>0;lt=qt&&fe?ae&&en?o.preferredAnchor:en?"bottom":"top":ae&&en?qt?"left":"right":(qt||fe)&&(ae||en)?`${en?"bottom":"top"}-${qt?"left":"right"}`:o.preferredAnchor}let K=this.firstChild,Lt=this.lastChild;if(K.setAttribute("d",JL(lt,v,m,J,yt)),at)for(let Mt of Lt.childNodes)Mt.setAttribute("x",-at);Lt.setAttribute("y",`${+YL(lt,Lt.childNodes.length,_).toFixed(6)}em`),Lt.setAttribute("transform",`translate(${ZL(lt,v,m,J,yt)})`)}),rt.attr("visibility",null)}return t.length&&(rt.attr("visibility","hidden"),h.isConnected?Promise.resolve().then($):typeof requestAnimationFrame<"u"&&requestAnimationFrame($)),rt.node()}};function sT(e,{x:t,y:n,...i}={}){return i.frameAnchor===void 0&&([t,n]=mr(t,n)),new D0(e,{...i,x:t,y:n})}function YL(e,t,n){return/^top(?:-|$)/.test(e)?.94-n:-.29-t*n}function ZL(e,t,n,i,r){switch(e){case"middle":return[-i/2,r/2];case"top-left":return[n,t+n];case"top":return[-i/2,t/2+n];case"top-right":return[-i-n,t+n];case"right":return[-t/2-i-n,r/2];case"bottom-left":return[n,-t-n];case"bottom":return[-i/2,-t/2-n];case"bottom-right":return[-i-n,-t-n];case"left":return[n+t/2,r/2]}}function JL(e,t,n,i,r){let s=i+n*2,o=r+n*2;switch(e){case"middle":return`M${-s/2},${-o/2}h${s}v${o}h${-s}z`;case"top-left":return`M0,0l${t},${t}h${s-t}v${o}h${-s}z`;case"top":return`M0,0l${t/2},${t/2}h${(s-t)/2}v${o}h${-s}v${-o}h${(s-t)/2}z`;case"top-right":return`M0,0l${-t},${t}h${t-s}v${o}h${s}z`;case"right":return`M0,0l${-t/2},${-t/2}v${t/2-o/2}h${-s}v${o}h${s}v${t/2-o/2}z`;case"bottom-left":return`M0,0l${t},${-t}h${s-t}v${-o}h${-s}z`;case"bottom":return`M0,0l${t/2},${-t/2}h${(s-t)/2}v${-o}h${-s}v${o}h${(s-t)/2}z`;case"bottom-right":return`M0,0l${-t},${-t}h${t-s}v${-o}h${s}z`;case"left":return`M0,0l${t/2},${-t/2}v${t/2-o/2}h${s}v${o}h${-s}v${t/2-o/2}z`}}function eT(e,t){let n={},i=this.format;i=nT(i,e,"x"),i=nT(i,e,"y"),this.format=i;for(let r in i){let s=i[r];if(!(s===null||s===!1))if(r==="fx"||r==="fy")n[r]=!0;else{let o=Gg(e,r);o&&(n[r]=o)}}for(let r in e){if(r in n||r in i||qL.has(r)||(r==="x"||r==="y")&&e.geometry)continue;let s=Gg(e,r);if(s){if(s.scale==null&&s.defaultScale==="color")continue;n[r]=s}}this.facet&&(t.fx&&!("fx"in i)&&(n.fx=!0),t.fy&&!("fy"in i)&&(n.fy=!0));for(let r in n){let s=this.format[r];if(typeof s=="string"){let o=n[r]?.value??t[r]?.domain()??[];this.format[r]=(sn(o)?Fi:Pi)(s)}else if(s===void 0||s===!0){let o=t[r];this.format[r]=o?.bandwidth?Ac(o,o.domain()):$i}}return n}function nT(e,t,n){if(!(n in e))return e;let i=`${n}1`,r=`${n}2`;if((i in e||!(i in t))&&(r in e||!(r in t)))return e;let s=Object.entries(e),o=e[n];return s.splice(s.findIndex(([a])=>a===n)+1,0,[i,o],[r,o]),Object.fromEntries(s)}function KL(e,t,{title:n}){return this.format.title(n.value[e],e)}function*jL(e,t,n,i,r){for(let s in n){if(s==="fx"||s==="fy"){yield{label:af(i,n,s),value:this.format[s](t[s],e)};continue}if(s==="x1"&&"x2"in n||s==="y1"&&"y2"in n)continue;let o=n[s];if(s==="x2"&&"x1"in n)yield{label:rT(i,n,"x"),value:iT(this.format.x2,n.x1,o,e)};else if(s==="y2"&&"y1"in n)yield{label:rT(i,n,"y"),value:iT(this.format.y2,n.y1,o,e)};else{let a=o.value[e],c=o.scale;if(!ri(a)&&c==null)continue;yield{label:af(i,n,s),value:this.format[s](a,e),color:c==="color"?r[s][e]:null,opacity:c==="opacity"?r[s][e]:null}}}}function iT(e,t,n,i){return n.hint?.length?`${e(n.value[i]-t.value[i],i)}`:`${e(t.value[i],i)}\u2013${e(n.value[i],i)}`}function rT(e,t,n){let i=af(e,t,`${n}1`,n),r=af(e,t,`${n}2`,n);return i===r?i:`${i}\u2013${r}`}function af(e,t,n,i=n){let r=t[n],s=e[r?.scale??n];return String(s?.label??r?.label??i)}function Rc(e={}){let{facet:t,style:n,title:i,subtitle:r,caption:s,ariaLabel:o,ariaDescription:a}=e,c=Yo(e.className),l=e.marks===void 0?[]:aT(e.marks);l.push(...rN(l));let u=nN(t,e),h=new Map;for(let U of l){let G=cT(U,u,e);G&&h.set(U,G)}let f=new Map;u&&Cc(f,[u],e),Cc(f,h,e);let d=aT(sN(l,f,e));for(let U of d){let G=cT(U,u,e);G&&h.set(U,G)}l.unshift(...d);let p=SS(f,e);if(p!==void 0){let U=u?qu(p,u):void 0;for(let q of l){if(q.facet===null||q.facet==="super")continue;let rt=h.get(q);rt!==void 0&&(rt.facetsIndex=q.fx!=null||q.fy!=null?qu(p,rt):U)}let G=new Set;for(let{facetsIndex:q}of h.values())q?.forEach((rt,ct)=>{rt?.length>0&&G.add(ct)});p.forEach(0<G.size&&G.size<p.length?(q,rt)=>q.empty=!G.has(rt):q=>q.empty=!1);for(let q of l)if(q.facet==="exclude"){let rt=h.get(q);rt!==void 0&&(rt.facetsIndex=ES(rt.facetsIndex))}}for(let U of he.keys())Fo(e[U])&&U!=="fx"&&U!=="fy"&&f.set(U,[]);let _=new Map;for(let U of l){if(_.has(U))throw new Error("duplicate mark; each mark must be unique");let{facetsIndex:G,channels:q}=h.get(U)??{},{data:rt,facets:ct,channels:$}=U.initialize(G,q,e);O0($,e),_.set(U,{data:rt,facets:ct,channels:$})}let g=bc(Cc(f,_,e),e),m=HS(g,l,e);_S(g,m);let v=Kg(g),{fx:w,fy:x}=v,S=w||x?jg(g,m):m,b=w||x?hN(v,m):m,y=qo(e),M=y.document,C=ho("svg").call(M.documentElement),R=C;y.ownerSVGElement=C,y.className=c,y.projection=RS(e,S),y.path=function(){return Qa(this.projection??US(v))},y.filterFacets=(U,G)=>qu(p,{channels:G,groups:$u(U,G)}),y.getMarkState=U=>{let G=_.get(U),q=h.get(U);return{...G,channels:{...G.channels,...q?.channels}}},y.dispatchValue=U=>{R.value!==U&&(R.value=U,R.dispatchEvent(new y.document.defaultView.Event("input",{bubbles:!0})))};let A=new Set;for(let[U,G]of _)if(U.initializer!=null){let q=U.facet==="super"?b:S,rt=U.initializer(G.data,G.facets,G.channels,v,q,y);if(rt.data!==void 0&&(G.data=rt.data),rt.facets!==void 0&&(G.facets=rt.facets),rt.channels!==void 0){let{fx:ct,fy:$,...ot}=rt.channels;eN(ot),Object.assign(G.channels,ot);for(let ut of Object.values(ot)){let{scale:st}=ut;st!=null&&!_M(he.get(st))&&(fT(ut,e),A.add(st))}(ct!=null||$!=null)&&h.set(U,!0)}}if(A.size){let U=new Map;Cc(U,_,e,ct=>A.has(ct)),Cc(f,_,e,ct=>A.has(ct));let G=fN(bc(U,e),g),{scales:q,...rt}=Kg(G);Object.assign(g,G),Object.assign(v,rt),Object.assign(v.scales,q)}let N,O;p!==void 0&&(N={x:w?.domain(),y:x?.domain()},p=wS(p,N),O=TS(w,x,m));for(let[U,G]of _)G.values=U.scale(G.channels,v,y);let{width:P,height:L}=m;hi(C).attr("class",c).attr("fill","currentColor").attr("font-family","system-ui, sans-serif").attr("font-size",10).attr("text-anchor","middle").attr("width",P).attr("height",L).attr("viewBox",`0 0 ${P} ${L}`).attr("aria-label",o).attr("aria-description",a).call(U=>U.append("style").text(`:where(.${c}) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.${c} text),
:where(.${c} tspan) {
  white-space: pre;
}`)).call(Zo,n);for(let U of l){let{channels:G,values:q,facets:rt}=_.get(U);if(p===void 0||U.facet==="super"){let ct=null;if(rt&&(ct=rt[0],ct=U.filter(ct,G,q),ct.length===0))continue;let $=U.render(ct,v,q,b,y);if($==null)continue;C.appendChild($)}else{let ct;for(let $ of p){if(!(U.facetAnchor?.(p,N,$)??!$.empty))continue;let ot=null;if(rt){let st=h.has(U);if(ot=rt[st?$.i:0],ot=U.filter(ot,G,q),ot.length===0)continue;!st&&ot===rt[0]&&(ot=iM(ot)),ot.fx=$.x,ot.fy=$.y,ot.fi=$.i}let ut=U.render(ot,v,q,S,y);if(ut!=null){(ct??(ct=hi(C).append("g"))).append(()=>ut).datum($);for(let st of["aria-label","aria-description","aria-hidden","transform"])ut.hasAttribute(st)&&(ct.attr(st,ut.getAttribute(st)),ut.removeAttribute(st))}}ct?.selectChildren().each(O)}}let z=Jw(g,y,e),{figure:k=i!=null||r!=null||s!=null||z.length>0}=e;k&&(R=M.createElement("figure"),R.className=`${c}-figure`,R.style.maxWidth="initial",i!=null&&R.append(oT(M,i,"h2")),r!=null&&R.append(oT(M,r,"h3")),R.append(...z,C),s!=null&&R.append(QL(M,s)),"value"in C&&(R.value=C.value,delete C.value)),R.scale=bS(v.scales),R.legend=qw(g,y,e);let Z=jM();return Z>0&&hi(C).append("text").attr("x",P).attr("y",20).attr("dy","-1em").attr("text-anchor","end").attr("font-family","initial").text("\u26A0\uFE0F").append("title").text(`${Z.toLocaleString("en-US")} warning${Z===1?"":"s"}. Please check the console.`),R}function oT(e,t,n){if(t.ownerDocument)return t;let i=e.createElement(n);return i.append(t),i}function QL(e,t){let n=e.createElement("figcaption");return n.append(t),n}function aT(e){return e.flat(1/0).filter(t=>t!=null).map(tN)}function tN(e){return typeof e.render=="function"?e:new F0(e)}var F0=class extends Ce{constructor(t){if(typeof t!="function")throw new TypeError("invalid mark; missing render function");super(),this.render=t}render(){}};function O0(e,t){for(let n in e)fT(e[n],t);return e}function fT(e,t){let{scale:n,transform:i=!0}=e;if(n==null||!i)return;let{type:r,percent:s,interval:o,transform:a=s?c=>c==null?NaN:c*100:rM(o,r)}=t[n]??{};a!=null&&(e.value=Se(e.value,a),e.transform=!1)}function eN(e){for(let t in e)zg(t,e[t])}function Cc(e,t,n,i=j1){for(let{channels:r}of t.values())for(let s in r){let o=r[s],{scale:a}=o;if(a!=null&&i(a))if(a==="projection"){if(!LS(n)){let c=n.x?.domain===void 0,l=n.y?.domain===void 0;if(c||l){let[u,h]=DS(o);c&&U0(e,"x",u),l&&U0(e,"y",h)}}}else U0(e,a,o)}return e}function U0(e,t,n){let i=e.get(t);i!==void 0?i.push(n):e.set(t,[n])}function nN(e,t){if(e==null)return;let{x:n,y:i}=e;if(n==null&&i==null)return;let r=pr(e.data);if(r==null)throw new Error("missing facet data");let s={};n!=null&&(s.fx=Go(r,{value:n,scale:"fx"})),i!=null&&(s.fy=Go(r,{value:i,scale:"fy"})),O0(s,t);let o=$u(r,s);return{channels:s,groups:o,data:e.data}}function cT(e,t,n){if(e.facet===null||e.facet==="super")return;let{fx:i,fy:r}=e;if(i!=null||r!=null){let c=pr(e.data??i??r);if(c===void 0)throw new Error(`missing facet data in ${e.ariaLabel}`);if(c===null)return;let l={};return i!=null&&(l.fx=Go(c,{value:i,scale:"fx"})),r!=null&&(l.fy=Go(c,{value:r,scale:"fy"})),O0(l,n),{channels:l,groups:$u(c,l)}}if(t===void 0)return;let{channels:s,groups:o,data:a}=t;if(e.facet!=="auto"||e.data===a)return{channels:s,groups:o};a.length>0&&(o.size>1||o.size===1&&s.fx&&s.fy&&[...o][0][1].size>1)&&Nu(pr(e.data))===Nu(a)&&Mn(`Warning: the ${e.ariaLabel} mark appears to use faceted data, but isn\u2019t faceted. The mark data has the same length as the facet data and the mark facet option is "auto", but the mark data and facet data are distinct. If this mark should be faceted, set the mark facet option to true; otherwise, suppress this warning by setting the mark facet option to false.`)}function iN(e,t={}){return gr({...t,x:null,y:null},(n,i,r,s,o,a)=>a.getMarkState(e))}function rN(e){let t=[];for(let n of e){let i=n.tip;if(i){i===!0?i={}:typeof i=="string"&&(i={pointer:i});let{pointer:r,preferredAnchor:s}=i;r=/^x$/i.test(r)?XS:/^y$/i.test(r)?f0:$S,i=r(iN(n,i)),i.title=null,s===void 0&&(i.preferredAnchor=r===f0?"left":"bottom");let o=sT(n.data,i);o.facet=n.facet,o.facetAnchor=n.facetAnchor,t.push(o)}}return t}function sN(e,t,n){let{projection:i,x:r={},y:s={},fx:o={},fy:a={},axis:c,grid:l,facet:u={},facet:{axis:h=c,grid:f}=u,x:{axis:d=c,grid:p=d===null?null:l}=r,y:{axis:_=c,grid:g=_===null?null:l}=s,fx:{axis:m=h,grid:v=m===null?null:f}=o,fy:{axis:w=h,grid:x=w===null?null:f}=a}=n;(i||!Fo(r)&&!lT("x",e))&&(d=p=null),(i||!Fo(s)&&!lT("y",e))&&(_=g=null),t.has("fx")||(m=v=null),t.has("fy")||(w=x=null),d===void 0&&(d=!uf(e,"x")),_===void 0&&(_=!uf(e,"y")),m===void 0&&(m=!uf(e,"fx")),w===void 0&&(w=!uf(e,"fy")),d===!0&&(d="bottom"),_===!0&&(_="left"),m===!0&&(m=d==="top"||d===null?"bottom":"top"),w===!0&&(w=_==="right"||_===null?"left":"right");let S=[];return lf(S,x,Iw,a),cf(S,w,Ew,"right","left",u,a),lf(S,v,Nw,o),cf(S,m,Aw,"top","bottom",u,o),lf(S,g,Pw,s),cf(S,_,R0,"left","right",n,s),lf(S,p,Lw,r),cf(S,d,P0,"bottom","top",n,r),S}function cf(e,t,n,i,r,s,o){if(!t)return;let a=oN(t);o=aN(a?i:t,s,o);let{line:c}=o;(n===R0||n===P0)&&c&&!Gs(c)&&e.push(tT(cN(o))),e.push(n(o)),a&&e.push(n({...o,anchor:r,label:null}))}function lf(e,t,n,i){!t||Gs(t)||e.push(n(lN(t,i)))}function oN(e){return/^\s*both\s*$/i.test(e)}function aN(e,t,{line:n=t.line,ticks:i,tickSize:r,tickSpacing:s,tickPadding:o,tickFormat:a,tickRotate:c,fontVariant:l,ariaLabel:u,ariaDescription:h,label:f=t.label,labelAnchor:d,labelArrow:p=t.labelArrow,labelOffset:_}){return{anchor:e,line:n,ticks:i,tickSize:r,tickSpacing:s,tickPadding:o,tickFormat:a,tickRotate:c,fontVariant:l,ariaLabel:u,ariaDescription:h,label:f,labelAnchor:d,labelArrow:p,labelOffset:_}}function cN(e){let{anchor:t,line:n}=e;return{anchor:t,facetAnchor:t+"-empty",stroke:n===!0?void 0:n}}function lN(e,{stroke:t=Bo(e)?e:void 0,ticks:n=uN(e)?e:void 0,tickSpacing:i,ariaLabel:r,ariaDescription:s}){return{stroke:t,ticks:n,tickSpacing:i,ariaLabel:r,ariaDescription:s}}function uN(e){switch(typeof e){case"number":return!0;case"string":return!Bo(e)}return oi(e)||typeof e?.range=="function"}function uf(e,t){let n=`${t}-axis `;return e.some(i=>i.ariaLabel?.startsWith(n))}function lT(e,t){for(let n of t)for(let i in n.channels){let{scale:r}=n.channels[i];if(r===e||r==="projection")return!0}return!1}function fN(e,t){for(let n in e){let i=e[n],r=t[n];i.label===void 0&&r&&(i.label=r.label)}return e}function hN({fx:e,fy:t},n){let{marginTop:i,marginRight:r,marginBottom:s,marginLeft:o,width:a,height:c}=Hu(n),l=e&&uT(e),u=t&&uT(t);return{marginTop:t?u[0]:i,marginRight:e?a-l[1]:r,marginBottom:t?c-u[1]:s,marginLeft:e?l[0]:o,inset:{marginTop:n.marginTop,marginRight:n.marginRight,marginBottom:n.marginBottom,marginLeft:n.marginLeft},width:a,height:c}}function uT(e){let t=e.domain();if(t.length===0)return[0,e.bandwidth()];let n=e(t[0]),i=e(t[t.length-1]);return i<n&&([n,i]=[i,n]),[n,i+e.bandwidth()]}var dN=new Map([["basis",g1],["basis-closed",y1],["basis-open",v1],["bundle",M1],["bump-x",u1],["bump-y",f1],["cardinal",S1],["cardinal-closed",w1],["cardinal-open",T1],["catmull-rom",A1],["catmull-rom-closed",R1],["catmull-rom-open",I1],["linear",Po],["linear-closed",N1],["monotone-x",F1],["monotone-y",O1],["natural",k1],["step",z1],["step-after",V1],["step-before",G1]]);function pN(e=Po,t){if(typeof e=="function")return e;let n=dN.get(`${e}`.toLowerCase());if(!n)throw new Error(`unknown curve: ${e}`);if(t!==void 0){if("beta"in n)return n.beta(t);if("tension"in n)return n.tension(t);if("alpha"in n)return n.alpha(t)}return n}function hT(e=Pc,t){return typeof e!="function"&&`${e}`.toLowerCase()==="auto"?Pc:pN(e,t)}function Pc(e){return Po(e)}var mN={ariaLabel:"dot",fill:"none",stroke:"currentColor",strokeWidth:1.5};function gN(e){return e.sort===void 0&&e.reverse===void 0?SM({channel:"-r"},e):e}var ff=class extends Ce{constructor(t,n={}){let{x:i,y:r,r:s,rotate:o,symbol:a=Fs,frameAnchor:c}=n,[l,u]=Ee(o,0),[h,f]=vM(a),[d,p]=Ee(s,h==null?3:4.5);super(t,{x:{value:i,scale:"x",optional:!0},y:{value:r,scale:"y",optional:!0},r:{value:d,scale:"r",filter:Os,optional:!0},rotate:{value:l,optional:!0},symbol:{value:h,scale:"auto",optional:!0}},gN(n),mN),this.r=p,this.rotate=u,this.symbol=f,this.frameAnchor=Jr(c);let{channels:_}=this,{symbol:g}=_;if(g){let{fill:m,stroke:v}=_;g.hint={fill:m?m.value===g.value?"color":"currentColor":this.fill??"currentColor",stroke:v?v.value===g.value?"color":"currentColor":this.stroke??"none"}}}render(t,n,i,r,s){let{x:o,y:a}=n,{x:c,y:l,r:u,rotate:h,symbol:f}=i,{r:d,rotate:p,symbol:_}=this,[g,m]=Xi(this,r),v=_===Fs,w=u?void 0:d*d*Math.PI;return Io(d)&&(t=[]),me("svg:g",s).call(pn,this,r,s).call(gn,this,{x:c&&o,y:l&&a}).call(x=>x.selectAll().data(t).enter().append(v?"circle":"path").call(mn,this).call(v?S=>{S.attr("cx",c?b=>c[b]:g).attr("cy",l?b=>l[b]:m).attr("r",u?b=>u[b]:d)}:S=>{S.attr("transform",Jo`translate(${c?b=>c[b]:g},${l?b=>l[b]:m})${h?b=>` rotate(${h[b]})`:p?` rotate(${p})`:""}`).attr("d",u&&f?b=>{let y=Ri();return f[b].draw(y,u[b]*u[b]*Math.PI),y}:u?b=>{let y=Ri();return _.draw(y,u[b]*u[b]*Math.PI),y}:f?b=>{let y=Ri();return f[b].draw(y,w),y}:(()=>{let b=Ri();return _.draw(b,w),b})())}).call(gi,this,i)).node()}};function B0(e,{x:t,y:n,...i}={}){return i.frameAnchor===void 0&&([t,n]=mr(t,n)),new ff(e,{...i,x:t,y:n})}var _N={ariaLabel:"line",fill:"none",stroke:"currentColor",strokeWidth:1.5,strokeLinecap:"round",strokeLinejoin:"round",strokeMiterlimit:1},hf=class extends Ce{constructor(t,n={}){let{x:i,y:r,z:s,curve:o,tension:a}=n;super(t,{x:{value:i,scale:"x"},y:{value:r,scale:"y"},z:{value:nM(n),optional:!0}},n,_N),this.z=s,this.curve=hT(o,a),wc(this,n)}filter(t){return t}project(t,n,i){this.curve!==Pc&&super.project(t,n,i)}render(t,n,i,r,s){let{x:o,y:a}=i,{curve:c}=this;return me("svg:g",s).call(pn,this,r,s).call(gn,this,n).call(l=>l.selectAll().data(zS(t,[o,a],this,i)).enter().append("path").call(mn,this).call(kS,this,i).call(JS,this,i,s).attr("d",c===Pc&&s.projection?yN(s.path(),o,a):c1().curve(c).defined(u=>u>=0).x(u=>o[u]).y(u=>a[u]))).node()}};function yN(e,t,n){return t=ks(t),n=ks(n),i=>{let r=[],s=[r];for(let o of i)o===-1?(r=[],s.push(r)):r.push([t[o],n[o]]);return e({type:"MultiLineString",coordinates:s})}}function k0(e,{x:t,y:n,...i}={}){return[t,n]=mr(t,n),new hf(e,{...i,x:t,y:n})}Ce.prototype.plot=function({marks:e=[],...t}={}){return Rc({...t,marks:[...e,this]})};var[z0,vN]=[20,340];function dT(e,t){if(t)for(let n of e)t.append(bN(n))}function bN(e){let t=document.createElement("figure");t.id=`plot-${e.name}`;let n=Object.assign(document.createElement("h3"),{textContent:e.title}),i=Object.assign(document.createElement("div"),{className:"legend"}),r=Object.assign(document.createElement("div"),{className:"panels"}),s=Object.assign(document.createElement("figcaption"),{textContent:e.caption});t.append(n,i,r,s);let o=new Set,a=()=>{let c=r.clientWidth||460,l=Math.max(1,Math.min(e.panels.length,Math.floor((c+z0)/(vN+z0)))),u=Math.max(280,Math.min(560,(c-z0*(l-1))/l));r.replaceChildren(...e.panels.map(h=>wN(e,h,o,u)))};for(let c of MN(e))i.append(SN(c,o,a));return new ResizeObserver(RN(a)).observe(r),t}function MN(e){let t=new Map;for(let n of e.panels)for(let i of n.lines)t.has(i.name)||t.set(i.name,i);return[...t.values()]}function SN(e,t,n){let i=document.createElement("label"),r=Object.assign(document.createElement("input"),{type:"checkbox",checked:!0}),s=document.createElement("span");return s.className=e.dash?"swatch dashed":"swatch",s.style.borderColor=e.colour,r.addEventListener("change",()=>{r.checked?t.delete(e.name):t.add(e.name),n()}),i.append(r,s,document.createTextNode(e.name)),i}function wN(e,t,n,i){let r=t.lines.filter(u=>!n.has(u.name)),s=r.flatMap(u=>u.points.map(([h,f,d,p])=>({x:h,y:f,low:d,high:p,name:u.name,colour:u.colour}))),o=s.filter(u=>u.low!==null&&u.high!==null),a=e.joined?r.map(u=>k0(u.points,AN(u))):[],c=u=>s.flatMap(f=>u==="x"?[f.x]:[f.y,f.low??f.y,f.high??f.y]).filter(f=>f>0),l=u=>({label:t[u]||e[u].label,type:e[u].log?"log":"linear",grid:!0,zero:!e[u].log,tickFormat:EN,ticks:e[u].log?TN(c(u)):6,nice:!e[u].log,inset:e[u].log?10:0,labelOffset:u==="x"?36:void 0});return Rc({title:t.title,width:i,height:Math.round(.68*i),marginLeft:46,marginBottom:42,style:{fontSize:"12px"},ariaLabel:`${e.title}: ${t.title}`,x:l("x"),y:l("y"),marks:[Tc(o,{x:"x",y1:"low",y2:"high",stroke:"colour",strokeOpacity:.7}),...a,B0(s,{x:"x",y:"y",fill:"colour",r:e.joined?2.5:5,channels:{name:{value:"name",label:"model"},interval:{value:CN,label:"95%"}},tip:{format:{name:!0,interval:!0,x:!0,y:!0,fill:!1}}})]})}function TN(e){if(!e.length)return[];let[t,n]=[Math.min(...e),Math.max(...e)],i=n>300*t?[1]:n>3*t?[1,2,5]:[1,1.5,2,2.5,3,4,5,6,8],r=[];for(let s=Math.floor(Math.log10(t));s<=Math.log10(n);s+=1)r.push(...i.map(o=>Number((o*10**s).toPrecision(3))));return r.filter(s=>s>=.98*t&&s<=1.02*n)}function EN(e){return e>=1e3?`${Number((e/1e3).toPrecision(3))}k`:String(Number(e.toPrecision(3)))}function AN(e){return{x:t=>t[0],y:t=>t[1],stroke:e.colour,strokeDasharray:e.dash?"5 4":void 0}}function CN(e){return e.low===null?"\u2013":`${e.low.toPrecision(3)} \u2026 ${e.high.toPrecision(3)}`}function RN(e){let t=0,n=-1;return([i])=>{Math.abs(i.contentRect.width-n)<8||(n=i.contentRect.width,cancelAnimationFrame(t),t=requestAnimationFrame(e))}}function pT(e){for(let t of e.querySelectorAll("table[data-sortable]")){let n=[...t.querySelectorAll("thead tr:last-child th")];n.forEach((i,r)=>{i.querySelector("button").addEventListener("click",()=>{let s=i.getAttribute("aria-sort")!=="ascending";n.forEach(o=>o.removeAttribute("aria-sort")),i.setAttribute("aria-sort",s?"ascending":"descending"),PN(t.tBodies[0],r,s)})})}}function PN(e,t,n){let i=n?1:-1,r=[...e.rows].map(s=>({row:s,key:IN(s.cells[t])}));r.sort((s,o)=>s.key.missing!==o.key.missing?s.key.missing?1:-1:s.key.number!==null&&o.key.number!==null?i*(s.key.number-o.key.number):i*s.key.text.localeCompare(o.key.text)),e.append(...r.map(({row:s})=>s))}function IN(e){let t=e.textContent.trim(),n=t.replaceAll(",",""),i=e.dataset.value?Number(e.dataset.value):/^[\d.]+$/.test(n)?Number(n):null;return{text:t,number:i,missing:i===null&&e.classList.contains("number")}}var Ic=new Map,G0=new Map;window.REPORT_ARRAY=(e,t,n)=>{let i=Uint8Array.from(atob(n),s=>s.charCodeAt(0)),r={f4:Float32Array,i4:Int32Array,i2:Int16Array}[t];Ic.set(e,new r(i.buffer))};function mT(e){return Ic.has(e)?Promise.resolve(Ic.get(e)):(G0.has(e)||G0.set(e,new Promise((t,n)=>{let i=document.createElement("script");i.src=`assets/${e}.js`,i.onload=()=>Ic.has(e)?t(Ic.get(e)):n(new Error(`${i.src} is damaged`)),i.onerror=()=>n(new Error(`the file assets/${e}.js is missing beside this page`)),document.head.append(i)})),G0.get(e))}var ls={LEFT:0,MIDDLE:1,RIGHT:2,ROTATE:0,DOLLY:1,PAN:2},us={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},WT=0,g_=1,$T=2;var cl=1,XT=2,Sa=3,fs=0,yn=1,ui=2,eo=0,wa=1,__=2,y_=3,x_=4,qT=5;var no=100,YT=101,ZT=102,JT=103,KT=104,jT=200,QT=201,tE=202,eE=203,v_=204,b_=205,nE=206,iE=207,rE=208,sE=209,oE=210,aE=211,cE=212,lE=213,uE=214,Of=0,Bf=1,kf=2,da=3,zf=4,Gf=5,Vf=6,Hf=7,_h=0,fE=1,hE=2,Ki=0,M_=1,S_=2,w_=3,T_=4,E_=5,A_=6,C_=7;var R_=300,io=301,Ta=302,yh=303,xh=304,Wf=1e3,Yi=1001,$f=1002,Je=1003,dE=1004;var ll=1005;var _n=1006,vh=1007;var Lr=1008;var En=1009,P_=1010,I_=1011,Ea=1012,bh=1013,bi=1014,Mi=1015,Si=1016,Mh=1017,Sh=1018,ro=1020,L_=35902,N_=35899,D_=1021,U_=1022,wi=1023,Cr=1026,Nr=1027,F_=1028,wh=1029,hs=1030,Th=1031;var Eh=1033,ul=33776,fl=33777,hl=33778,dl=33779,Ah=35840,Ch=35841,Rh=35842,Ph=35843,Ih=36196,Lh=37492,Nh=37496,Dh=37488,Uh=37489,pl=37490,Fh=37491,Oh=37808,Bh=37809,kh=37810,zh=37811,Gh=37812,Vh=37813,Hh=37814,Wh=37815,$h=37816,Xh=37817,qh=37818,Yh=37819,Zh=37820,Jh=37821,Kh=36492,jh=36494,Qh=36495,td=36283,ed=36284,ml=36285,nd=36286;var zc=2300,Xf=2301,Uf=2302,l_=2303,u_=2400,f_=2401,h_=2402;var pE=3200;var id=0,mE=1,Dr="",Fn="srgb",Gc="srgb-linear",Vc="linear",le="srgb";var Ff=7680;var gE=519,_E=512,yE=513,xE=514,O_=515,vE=516,bE=517,B_=518,k_=519,ME=35044,z_=35048;var G_="300 es",li=2e3,pa=2001;function LN(e){for(let t=e.length-1;t>=0;--t)if(e[t]>=65535)return!0;return!1}function NN(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function Hc(e){return document.createElementNS("http://www.w3.org/1999/xhtml",e)}function SE(){let e=Hc("canvas");return e.style.display="block",e}var gT={},ma=null;function V_(...e){let t="THREE."+e.shift();ma?ma("log",t,...e):console.log(t,...e)}function wE(e){let t=e[0];if(typeof t=="string"&&t.startsWith("TSL:")){let n=e[1];n&&n.isStackTrace?e[0]+=" "+n.getLocation():e[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return e}function Dt(...e){e=wE(e);let t="THREE."+e.shift();if(ma)ma("warn",t,...e);else{let n=e[0];n&&n.isStackTrace?console.warn(n.getError(t)):console.warn(t,...e)}}function Ft(...e){e=wE(e);let t="THREE."+e.shift();if(ma)ma("error",t,...e);else{let n=e[0];n&&n.isStackTrace?console.error(n.getError(t)):console.error(t,...e)}}function Oc(...e){let t=e.join(" ");t in gT||(gT[t]=!0,Dt(...e))}function TE(e,t,n){return new Promise(function(i,r){function s(){switch(e.clientWaitSync(t,e.SYNC_FLUSH_COMMANDS_BIT,0)){case e.WAIT_FAILED:r();break;case e.TIMEOUT_EXPIRED:setTimeout(s,n);break;default:i()}}setTimeout(s,n)})}var EE={[Of]:Of,[kf]:Vf,[zf]:zf,[da]:Gf,[Bf]:Bf,[Vf]:kf,[Hf]:Hf,[Gf]:da},vi=class{addEventListener(t,n){this._listeners===void 0&&(this._listeners={});let i=this._listeners;i[t]===void 0&&(i[t]=[]),i[t].indexOf(n)===-1&&i[t].push(n)}hasEventListener(t,n){let i=this._listeners;return i===void 0?!1:i[t]!==void 0&&i[t].indexOf(n)!==-1}removeEventListener(t,n){let i=this._listeners;if(i===void 0)return;let r=i[t];if(r!==void 0){let s=r.indexOf(n);s!==-1&&r.splice(s,1)}}dispatchEvent(t){let n=this._listeners;if(n===void 0)return;let i=n[t.type];if(i!==void 0){t.target=this;let r=i.slice(0);for(let s=0,o=r.length;s<o;s++)r[s].call(this,t);t.target=null}}},on=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],_T=1234567,Bc=Math.PI/180,ga=180/Math.PI;function Aa(){let e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0,i=Math.random()*4294967295|0;return(on[e&255]+on[e>>8&255]+on[e>>16&255]+on[e>>24&255]+"-"+on[t&255]+on[t>>8&255]+"-"+on[t>>16&15|64]+on[t>>24&255]+"-"+on[n&63|128]+on[n>>8&255]+"-"+on[n>>16&255]+on[n>>24&255]+on[i&255]+on[i>>8&255]+on[i>>16&255]+on[i>>24&255]).toLowerCase()}function Qt(e,t,n){return Math.max(t,Math.min(n,e))}function H_(e,t){return(e%t+t)%t}function DN(e,t,n,i,r){return i+(e-t)*(r-i)/(n-t)}function UN(e,t,n){return e!==t?(n-e)/(t-e):0}function kc(e,t,n){return(1-n)*e+n*t}function FN(e,t,n,i){return kc(e,t,1-Math.exp(-n*i))}function ON(e,t=1){return t-Math.abs(H_(e,t*2)-t)}function BN(e,t,n){return e<=t?0:e>=n?1:(e=(e-t)/(n-t),e*e*(3-2*e))}function kN(e,t,n){return e<=t?0:e>=n?1:(e=(e-t)/(n-t),e*e*e*(e*(e*6-15)+10))}function zN(e,t){return e+Math.floor(Math.random()*(t-e+1))}function GN(e,t){return e+Math.random()*(t-e)}function VN(e){return e*(.5-Math.random())}function HN(e){e!==void 0&&(_T=e);let t=_T+=1831565813;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>14)>>>0)/4294967296}function WN(e){return e*Bc}function $N(e){return e*ga}function XN(e){return e>0&&Number.isInteger(e)&&2**Math.round(Math.log2(e))===e}function qN(e){return Math.pow(2,Math.ceil(Math.log(e)/Math.LN2))}function W_(e){return Math.pow(2,Math.floor(Math.log(e)/Math.LN2))}function YN(e,t,n,i,r){let s=Math.cos,o=Math.sin,a=s(n/2),c=o(n/2),l=s((t+i)/2),u=o((t+i)/2),h=s((t-i)/2),f=o((t-i)/2),d=s((i-t)/2),p=o((i-t)/2);switch(r){case"XYX":e.set(a*u,c*h,c*f,a*l);break;case"YZY":e.set(c*f,a*u,c*h,a*l);break;case"ZXZ":e.set(c*h,c*f,a*u,a*l);break;case"XZX":e.set(a*u,c*p,c*d,a*l);break;case"YXY":e.set(c*d,a*u,c*p,a*l);break;case"ZYZ":e.set(c*p,c*d,a*u,a*l);break;default:Dt("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+r)}}function $_(e){switch(e.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function AE(e,t){if(t.constructor===Float32Array)return e;let n=$_(t);if(n===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(e/n,-1)}function CE(e,t){if(t.constructor===Float32Array)return e;let n=$_(t);if(n===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(e*n)}var X_={DEG2RAD:Bc,RAD2DEG:ga,generateUUID:Aa,clamp:Qt,euclideanModulo:H_,mapLinear:DN,inverseLerp:UN,lerp:kc,damp:FN,pingpong:ON,smoothstep:BN,smootherstep:kN,randInt:zN,randFloat:GN,randFloatSpread:VN,seededRandom:HN,degToRad:WN,radToDeg:$N,isPowerOfTwo:XN,ceilPowerOfTwo:qN,floorPowerOfTwo:W_,setQuaternionFromProperEuler:YN,normalize:CE,denormalize:AE},K_=class K_{constructor(t=0,n=0){this.x=t,this.y=n}get width(){return this.x}set width(t){this.x=t}get height(){return this.y}set height(t){this.y=t}set(t,n){return this.x=t,this.y=n,this}setScalar(t){return this.x=t,this.y=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setComponent(t,n){switch(t){case 0:this.x=n;break;case 1:this.y=n;break;default:throw new Error("THREE.Vector2: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y)}copy(t){return this.x=t.x,this.y=t.y,this}add(t){return this.x+=t.x,this.y+=t.y,this}addScalar(t){return this.x+=t,this.y+=t,this}addVectors(t,n){return this.x=t.x+n.x,this.y=t.y+n.y,this}addScaledVector(t,n){return this.x+=t.x*n,this.y+=t.y*n,this}sub(t){return this.x-=t.x,this.y-=t.y,this}subScalar(t){return this.x-=t,this.y-=t,this}subVectors(t,n){return this.x=t.x-n.x,this.y=t.y-n.y,this}multiply(t){return this.x*=t.x,this.y*=t.y,this}multiplyScalar(t){return this.x*=t,this.y*=t,this}divide(t){return this.x/=t.x,this.y/=t.y,this}divideScalar(t){return this.multiplyScalar(1/t)}applyMatrix3(t){let n=this.x,i=this.y,r=t.elements;return this.x=r[0]*n+r[3]*i+r[6],this.y=r[1]*n+r[4]*i+r[7],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this}clamp(t,n){return this.x=Qt(this.x,t.x,n.x),this.y=Qt(this.y,t.y,n.y),this}clampScalar(t,n){return this.x=Qt(this.x,t,n),this.y=Qt(this.y,t,n),this}clampLength(t,n){let i=this.length();return this.divideScalar(i||1).multiplyScalar(Qt(i,t,n))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(t){return this.x*t.x+this.y*t.y}cross(t){return this.x*t.y-this.y*t.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(t){let n=Math.sqrt(this.lengthSq()*t.lengthSq());if(n===0)return Math.PI/2;let i=this.dot(t)/n;return Math.acos(Qt(i,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){let n=this.x-t.x,i=this.y-t.y;return n*n+i*i}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,n){return this.x+=(t.x-this.x)*n,this.y+=(t.y-this.y)*n,this}lerpVectors(t,n,i){return this.x=t.x+(n.x-t.x)*i,this.y=t.y+(n.y-t.y)*i,this}equals(t){return t.x===this.x&&t.y===this.y}fromArray(t,n=0){return this.x=t[n],this.y=t[n+1],this}toArray(t=[],n=0){return t[n]=this.x,t[n+1]=this.y,t}fromBufferAttribute(t,n){return this.x=t.getX(n),this.y=t.getY(n),this}rotateAround(t,n){let i=Math.cos(n),r=Math.sin(n),s=this.x-t.x,o=this.y-t.y;return this.x=s*i-o*r+t.x,this.y=s*r+o*i+t.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}};K_.prototype.isVector2=!0;var Ot=K_,kn=class{constructor(t=0,n=0,i=0,r=1){this.isQuaternion=!0,this._x=t,this._y=n,this._z=i,this._w=r}static slerpFlat(t,n,i,r,s,o,a){let c=i[r+0],l=i[r+1],u=i[r+2],h=i[r+3],f=s[o+0],d=s[o+1],p=s[o+2],_=s[o+3];if(h!==_||c!==f||l!==d||u!==p){let g=c*f+l*d+u*p+h*_;g<0&&(f=-f,d=-d,p=-p,_=-_,g=-g);let m=1-a;if(g<.9995){let v=Math.acos(g),w=Math.sin(v);m=Math.sin(m*v)/w,a=Math.sin(a*v)/w,c=c*m+f*a,l=l*m+d*a,u=u*m+p*a,h=h*m+_*a}else{c=c*m+f*a,l=l*m+d*a,u=u*m+p*a,h=h*m+_*a;let v=1/Math.sqrt(c*c+l*l+u*u+h*h);c*=v,l*=v,u*=v,h*=v}}t[n]=c,t[n+1]=l,t[n+2]=u,t[n+3]=h}static multiplyQuaternionsFlat(t,n,i,r,s,o){let a=i[r],c=i[r+1],l=i[r+2],u=i[r+3],h=s[o],f=s[o+1],d=s[o+2],p=s[o+3];return t[n]=a*p+u*h+c*d-l*f,t[n+1]=c*p+u*f+l*h-a*d,t[n+2]=l*p+u*d+a*f-c*h,t[n+3]=u*p-a*h-c*f-l*d,t}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get w(){return this._w}set w(t){this._w=t,this._onChangeCallback()}set(t,n,i,r){return this._x=t,this._y=n,this._z=i,this._w=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(t){return this._x=t.x,this._y=t.y,this._z=t.z,this._w=t.w,this._onChangeCallback(),this}setFromEuler(t,n=!0){let i=t._x,r=t._y,s=t._z,o=t._order,a=Math.cos,c=Math.sin,l=a(i/2),u=a(r/2),h=a(s/2),f=c(i/2),d=c(r/2),p=c(s/2);switch(o){case"XYZ":this._x=f*u*h+l*d*p,this._y=l*d*h-f*u*p,this._z=l*u*p+f*d*h,this._w=l*u*h-f*d*p;break;case"YXZ":this._x=f*u*h+l*d*p,this._y=l*d*h-f*u*p,this._z=l*u*p-f*d*h,this._w=l*u*h+f*d*p;break;case"ZXY":this._x=f*u*h-l*d*p,this._y=l*d*h+f*u*p,this._z=l*u*p+f*d*h,this._w=l*u*h-f*d*p;break;case"ZYX":this._x=f*u*h-l*d*p,this._y=l*d*h+f*u*p,this._z=l*u*p-f*d*h,this._w=l*u*h+f*d*p;break;case"YZX":this._x=f*u*h+l*d*p,this._y=l*d*h+f*u*p,this._z=l*u*p-f*d*h,this._w=l*u*h-f*d*p;break;case"XZY":this._x=f*u*h-l*d*p,this._y=l*d*h-f*u*p,this._z=l*u*p+f*d*h,this._w=l*u*h+f*d*p;break;default:Dt("Quaternion: .setFromEuler() encountered an unknown order: "+o)}return n===!0&&this._onChangeCallback(),this}setFromAxisAngle(t,n){let i=n/2,r=Math.sin(i);return this._x=t.x*r,this._y=t.y*r,this._z=t.z*r,this._w=Math.cos(i),this._onChangeCallback(),this}setFromRotationMatrix(t){let n=t.elements,i=n[0],r=n[4],s=n[8],o=n[1],a=n[5],c=n[9],l=n[2],u=n[6],h=n[10],f=i+a+h;if(f>0){let d=.5/Math.sqrt(f+1);this._w=.25/d,this._x=(u-c)*d,this._y=(s-l)*d,this._z=(o-r)*d}else if(i>a&&i>h){let d=2*Math.sqrt(1+i-a-h);this._w=(u-c)/d,this._x=.25*d,this._y=(r+o)/d,this._z=(s+l)/d}else if(a>h){let d=2*Math.sqrt(1+a-i-h);this._w=(s-l)/d,this._x=(r+o)/d,this._y=.25*d,this._z=(c+u)/d}else{let d=2*Math.sqrt(1+h-i-a);this._w=(o-r)/d,this._x=(s+l)/d,this._y=(c+u)/d,this._z=.25*d}return this._onChangeCallback(),this}setFromUnitVectors(t,n){let i=t.dot(n)+1;return i<1e-8?(i=0,Math.abs(t.x)>Math.abs(t.z)?(this._x=-t.y,this._y=t.x,this._z=0,this._w=i):(this._x=0,this._y=-t.z,this._z=t.y,this._w=i)):(this._x=t.y*n.z-t.z*n.y,this._y=t.z*n.x-t.x*n.z,this._z=t.x*n.y-t.y*n.x,this._w=i),this.normalize()}angleTo(t){return 2*Math.acos(Math.abs(Qt(this.dot(t),-1,1)))}rotateTowards(t,n){let i=this.angleTo(t);if(i===0)return this;let r=Math.min(1,n/i);return this.slerp(t,r),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(t){return this._x*t._x+this._y*t._y+this._z*t._z+this._w*t._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let t=this.length();return t===0?(this._x=0,this._y=0,this._z=0,this._w=1):(t=1/t,this._x=this._x*t,this._y=this._y*t,this._z=this._z*t,this._w=this._w*t),this._onChangeCallback(),this}multiply(t){return this.multiplyQuaternions(this,t)}premultiply(t){return this.multiplyQuaternions(t,this)}multiplyQuaternions(t,n){let i=t._x,r=t._y,s=t._z,o=t._w,a=n._x,c=n._y,l=n._z,u=n._w;return this._x=i*u+o*a+r*l-s*c,this._y=r*u+o*c+s*a-i*l,this._z=s*u+o*l+i*c-r*a,this._w=o*u-i*a-r*c-s*l,this._onChangeCallback(),this}slerp(t,n){let i=t._x,r=t._y,s=t._z,o=t._w,a=this.dot(t);a<0&&(i=-i,r=-r,s=-s,o=-o,a=-a);let c=1-n;if(a<.9995){let l=Math.acos(a),u=Math.sin(l);c=Math.sin(c*l)/u,n=Math.sin(n*l)/u,this._x=this._x*c+i*n,this._y=this._y*c+r*n,this._z=this._z*c+s*n,this._w=this._w*c+o*n,this._onChangeCallback()}else this._x=this._x*c+i*n,this._y=this._y*c+r*n,this._z=this._z*c+s*n,this._w=this._w*c+o*n,this.normalize();return this}slerpQuaternions(t,n,i){return this.copy(t).slerp(n,i)}random(){let t=2*Math.PI*Math.random(),n=2*Math.PI*Math.random(),i=Math.random(),r=Math.sqrt(1-i),s=Math.sqrt(i);return this.set(r*Math.sin(t),r*Math.cos(t),s*Math.sin(n),s*Math.cos(n))}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._w===this._w}fromArray(t,n=0){return this._x=t[n],this._y=t[n+1],this._z=t[n+2],this._w=t[n+3],this._onChangeCallback(),this}toArray(t=[],n=0){return t[n]=this._x,t[n+1]=this._y,t[n+2]=this._z,t[n+3]=this._w,t}fromBufferAttribute(t,n){return this._x=t.getX(n),this._y=t.getY(n),this._z=t.getZ(n),this._w=t.getW(n),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},j_=class j_{constructor(t=0,n=0,i=0){this.x=t,this.y=n,this.z=i}set(t,n,i){return i===void 0&&(i=this.z),this.x=t,this.y=n,this.z=i,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setComponent(t,n){switch(t){case 0:this.x=n;break;case 1:this.y=n;break;case 2:this.z=n;break;default:throw new Error("THREE.Vector3: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this}addVectors(t,n){return this.x=t.x+n.x,this.y=t.y+n.y,this.z=t.z+n.z,this}addScaledVector(t,n){return this.x+=t.x*n,this.y+=t.y*n,this.z+=t.z*n,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this}subVectors(t,n){return this.x=t.x-n.x,this.y=t.y-n.y,this.z=t.z-n.z,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this}multiplyVectors(t,n){return this.x=t.x*n.x,this.y=t.y*n.y,this.z=t.z*n.z,this}applyEuler(t){return this.applyQuaternion(yT.setFromEuler(t))}applyAxisAngle(t,n){return this.applyQuaternion(yT.setFromAxisAngle(t,n))}applyMatrix3(t){let n=this.x,i=this.y,r=this.z,s=t.elements;return this.x=s[0]*n+s[3]*i+s[6]*r,this.y=s[1]*n+s[4]*i+s[7]*r,this.z=s[2]*n+s[5]*i+s[8]*r,this}applyNormalMatrix(t){return this.applyMatrix3(t).normalize()}applyMatrix4(t){let n=this.x,i=this.y,r=this.z,s=t.elements,o=1/(s[3]*n+s[7]*i+s[11]*r+s[15]);return this.x=(s[0]*n+s[4]*i+s[8]*r+s[12])*o,this.y=(s[1]*n+s[5]*i+s[9]*r+s[13])*o,this.z=(s[2]*n+s[6]*i+s[10]*r+s[14])*o,this}applyQuaternion(t){let n=this.x,i=this.y,r=this.z,s=t.x,o=t.y,a=t.z,c=t.w,l=2*(o*r-a*i),u=2*(a*n-s*r),h=2*(s*i-o*n);return this.x=n+c*l+o*h-a*u,this.y=i+c*u+a*l-s*h,this.z=r+c*h+s*u-o*l,this}project(t){return this.applyMatrix4(t.matrixWorldInverse).applyMatrix4(t.projectionMatrix)}unproject(t){return this.applyMatrix4(t.projectionMatrixInverse).applyMatrix4(t.matrixWorld)}transformDirection(t){let n=this.x,i=this.y,r=this.z,s=t.elements;return this.x=s[0]*n+s[4]*i+s[8]*r,this.y=s[1]*n+s[5]*i+s[9]*r,this.z=s[2]*n+s[6]*i+s[10]*r,this.normalize()}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this}divideScalar(t){return this.multiplyScalar(1/t)}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this}clamp(t,n){return this.x=Qt(this.x,t.x,n.x),this.y=Qt(this.y,t.y,n.y),this.z=Qt(this.z,t.z,n.z),this}clampScalar(t,n){return this.x=Qt(this.x,t,n),this.y=Qt(this.y,t,n),this.z=Qt(this.z,t,n),this}clampLength(t,n){let i=this.length();return this.divideScalar(i||1).multiplyScalar(Qt(i,t,n))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,n){return this.x+=(t.x-this.x)*n,this.y+=(t.y-this.y)*n,this.z+=(t.z-this.z)*n,this}lerpVectors(t,n,i){return this.x=t.x+(n.x-t.x)*i,this.y=t.y+(n.y-t.y)*i,this.z=t.z+(n.z-t.z)*i,this}cross(t){return this.crossVectors(this,t)}crossVectors(t,n){let i=t.x,r=t.y,s=t.z,o=n.x,a=n.y,c=n.z;return this.x=r*c-s*a,this.y=s*o-i*c,this.z=i*a-r*o,this}projectOnVector(t){let n=t.lengthSq();if(n===0)return this.set(0,0,0);let i=t.dot(this)/n;return this.copy(t).multiplyScalar(i)}projectOnPlane(t){return V0.copy(this).projectOnVector(t),this.sub(V0)}reflect(t){return this.sub(V0.copy(t).multiplyScalar(2*this.dot(t)))}angleTo(t){let n=Math.sqrt(this.lengthSq()*t.lengthSq());if(n===0)return Math.PI/2;let i=this.dot(t)/n;return Math.acos(Qt(i,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){let n=this.x-t.x,i=this.y-t.y,r=this.z-t.z;return n*n+i*i+r*r}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)+Math.abs(this.z-t.z)}setFromSpherical(t){return this.setFromSphericalCoords(t.radius,t.phi,t.theta)}setFromSphericalCoords(t,n,i){let r=Math.sin(n)*t;return this.x=r*Math.sin(i),this.y=Math.cos(n)*t,this.z=r*Math.cos(i),this}setFromCylindrical(t){return this.setFromCylindricalCoords(t.radius,t.theta,t.y)}setFromCylindricalCoords(t,n,i){return this.x=t*Math.sin(n),this.y=i,this.z=t*Math.cos(n),this}setFromMatrixPosition(t){let n=t.elements;return this.x=n[12],this.y=n[13],this.z=n[14],this}setFromMatrixScale(t){let n=this.setFromMatrixColumn(t,0).length(),i=this.setFromMatrixColumn(t,1).length(),r=this.setFromMatrixColumn(t,2).length();return this.x=n,this.y=i,this.z=r,this}setFromMatrixColumn(t,n){return this.fromArray(t.elements,n*4)}setFromMatrix3Column(t,n){return this.fromArray(t.elements,n*3)}setFromEuler(t){return this.x=t._x,this.y=t._y,this.z=t._z,this}setFromColor(t){return this.x=t.r,this.y=t.g,this.z=t.b,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z}fromArray(t,n=0){return this.x=t[n],this.y=t[n+1],this.z=t[n+2],this}toArray(t=[],n=0){return t[n]=this.x,t[n+1]=this.y,t[n+2]=this.z,t}fromBufferAttribute(t,n){return this.x=t.getX(n),this.y=t.getY(n),this.z=t.getZ(n),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let t=Math.random()*Math.PI*2,n=Math.random()*2-1,i=Math.sqrt(1-n*n);return this.x=i*Math.cos(t),this.y=n,this.z=i*Math.sin(t),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}};j_.prototype.isVector3=!0;var V=j_,V0=new V,yT=new kn,Q_=class Q_{constructor(t,n,i,r,s,o,a,c,l){this.elements=[1,0,0,0,1,0,0,0,1],t!==void 0&&this.set(t,n,i,r,s,o,a,c,l)}set(t,n,i,r,s,o,a,c,l){let u=this.elements;return u[0]=t,u[1]=r,u[2]=a,u[3]=n,u[4]=s,u[5]=c,u[6]=i,u[7]=o,u[8]=l,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(t){let n=this.elements,i=t.elements;return n[0]=i[0],n[1]=i[1],n[2]=i[2],n[3]=i[3],n[4]=i[4],n[5]=i[5],n[6]=i[6],n[7]=i[7],n[8]=i[8],this}extractBasis(t,n,i){return t.setFromMatrix3Column(this,0),n.setFromMatrix3Column(this,1),i.setFromMatrix3Column(this,2),this}setFromMatrix4(t){let n=t.elements;return this.set(n[0],n[4],n[8],n[1],n[5],n[9],n[2],n[6],n[10]),this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,n){let i=t.elements,r=n.elements,s=this.elements,o=i[0],a=i[3],c=i[6],l=i[1],u=i[4],h=i[7],f=i[2],d=i[5],p=i[8],_=r[0],g=r[3],m=r[6],v=r[1],w=r[4],x=r[7],S=r[2],b=r[5],y=r[8];return s[0]=o*_+a*v+c*S,s[3]=o*g+a*w+c*b,s[6]=o*m+a*x+c*y,s[1]=l*_+u*v+h*S,s[4]=l*g+u*w+h*b,s[7]=l*m+u*x+h*y,s[2]=f*_+d*v+p*S,s[5]=f*g+d*w+p*b,s[8]=f*m+d*x+p*y,this}multiplyScalar(t){let n=this.elements;return n[0]*=t,n[3]*=t,n[6]*=t,n[1]*=t,n[4]*=t,n[7]*=t,n[2]*=t,n[5]*=t,n[8]*=t,this}determinant(){let t=this.elements,n=t[0],i=t[1],r=t[2],s=t[3],o=t[4],a=t[5],c=t[6],l=t[7],u=t[8];return n*o*u-n*a*l-i*s*u+i*a*c+r*s*l-r*o*c}invert(){let t=this.elements,n=t[0],i=t[1],r=t[2],s=t[3],o=t[4],a=t[5],c=t[6],l=t[7],u=t[8],h=u*o-a*l,f=a*c-u*s,d=l*s-o*c,p=n*h+i*f+r*d;if(p===0)return this.set(0,0,0,0,0,0,0,0,0);let _=1/p;return t[0]=h*_,t[1]=(r*l-u*i)*_,t[2]=(a*i-r*o)*_,t[3]=f*_,t[4]=(u*n-r*c)*_,t[5]=(r*s-a*n)*_,t[6]=d*_,t[7]=(i*c-l*n)*_,t[8]=(o*n-i*s)*_,this}transpose(){let t,n=this.elements;return t=n[1],n[1]=n[3],n[3]=t,t=n[2],n[2]=n[6],n[6]=t,t=n[5],n[5]=n[7],n[7]=t,this}getNormalMatrix(t){return this.setFromMatrix4(t).invert().transpose()}transposeIntoArray(t){let n=this.elements;return t[0]=n[0],t[1]=n[3],t[2]=n[6],t[3]=n[1],t[4]=n[4],t[5]=n[7],t[6]=n[2],t[7]=n[5],t[8]=n[8],this}setUvTransform(t,n,i,r,s,o,a){let c=Math.cos(s),l=Math.sin(s);return this.set(i*c,i*l,-i*(c*o+l*a)+o+t,-r*l,r*c,-r*(-l*o+c*a)+a+n,0,0,1),this}scale(t,n){return Oc("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(H0.makeScale(t,n)),this}rotate(t){return Oc("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(H0.makeRotation(-t)),this}translate(t,n){return Oc("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(H0.makeTranslation(t,n)),this}makeTranslation(t,n){return t.isVector2?this.set(1,0,t.x,0,1,t.y,0,0,1):this.set(1,0,t,0,1,n,0,0,1),this}makeRotation(t){let n=Math.cos(t),i=Math.sin(t);return this.set(n,-i,0,i,n,0,0,0,1),this}makeScale(t,n){return this.set(t,0,0,0,n,0,0,0,1),this}equals(t){let n=this.elements,i=t.elements;for(let r=0;r<9;r++)if(n[r]!==i[r])return!1;return!0}fromArray(t,n=0){for(let i=0;i<9;i++)this.elements[i]=t[i+n];return this}toArray(t=[],n=0){let i=this.elements;return t[n]=i[0],t[n+1]=i[1],t[n+2]=i[2],t[n+3]=i[3],t[n+4]=i[4],t[n+5]=i[5],t[n+6]=i[6],t[n+7]=i[7],t[n+8]=i[8],t}clone(){return new this.constructor().fromArray(this.elements)}};Q_.prototype.isMatrix3=!0;var Bt=Q_,H0=new Bt,xT=new Bt().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),vT=new Bt().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function ZN(){let e={enabled:!0,workingColorSpace:Gc,spaces:{},convert:function(r,s,o){return this.enabled===!1||s===o||!s||!o||(this.spaces[s].transfer===le&&(r.r=Ar(r.r),r.g=Ar(r.g),r.b=Ar(r.b)),this.spaces[s].primaries!==this.spaces[o].primaries&&(r.applyMatrix3(this.spaces[s].toXYZ),r.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===le&&(r.r=ha(r.r),r.g=ha(r.g),r.b=ha(r.b))),r},workingToColorSpace:function(r,s){return this.convert(r,this.workingColorSpace,s)},colorSpaceToWorking:function(r,s){return this.convert(r,s,this.workingColorSpace)},getPrimaries:function(r){return this.spaces[r].primaries},getTransfer:function(r){return r===Dr?Vc:this.spaces[r].transfer},getToneMappingMode:function(r){return this.spaces[r].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(r,s=this.workingColorSpace){return r.fromArray(this.spaces[s].luminanceCoefficients)},define:function(r){Object.assign(this.spaces,r)},_getMatrix:function(r,s,o){return r.copy(this.spaces[o].fromXYZ).multiply(this.spaces[s].toXYZ)},_getDrawingBufferColorSpace:function(r){return this.spaces[r].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(r=this.workingColorSpace){return this.spaces[r].workingColorSpaceConfig.unpackColorSpace}},t=[.64,.33,.3,.6,.15,.06],n=[.2126,.7152,.0722],i=[.3127,.329];return e.define({[Gc]:{primaries:t,whitePoint:i,transfer:Vc,toXYZ:xT,fromXYZ:vT,luminanceCoefficients:n,workingColorSpaceConfig:{unpackColorSpace:Fn},outputColorSpaceConfig:{drawingBufferColorSpace:Fn}},[Fn]:{primaries:t,whitePoint:i,transfer:le,toXYZ:xT,fromXYZ:vT,luminanceCoefficients:n,outputColorSpaceConfig:{drawingBufferColorSpace:Fn}}}),e}var ne=ZN();function Ar(e){return e<.04045?e*.0773993808:Math.pow(e*.9478672986+.0521327014,2.4)}function ha(e){return e<.0031308?e*12.92:1.055*Math.pow(e,.41666)-.055}var Qo,qf=class{static getDataURL(t,n="image/png"){if(/^data:/i.test(t.src)||typeof HTMLCanvasElement>"u")return t.src;let i;if(t instanceof HTMLCanvasElement)i=t;else{Qo===void 0&&(Qo=Hc("canvas")),Qo.width=t.width,Qo.height=t.height;let r=Qo.getContext("2d");t instanceof ImageData?r.putImageData(t,0,0):r.drawImage(t,0,0,t.width,t.height),i=Qo}return i.toDataURL(n)}static sRGBToLinear(t){if(typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&t instanceof ImageBitmap){let n=Hc("canvas");n.width=t.width,n.height=t.height;let i=n.getContext("2d");i.drawImage(t,0,0,t.width,t.height);let r=i.getImageData(0,0,t.width,t.height),s=r.data;for(let o=0;o<s.length;o++)s[o]=Ar(s[o]/255)*255;return i.putImageData(r,0,0),n}else if(t.data){let n=t.data.slice(0);for(let i=0;i<n.length;i++)n instanceof Uint8Array||n instanceof Uint8ClampedArray?n[i]=Math.floor(Ar(n[i]/255)*255):n[i]=Ar(n[i]);return{data:n,width:t.width,height:t.height}}else return Dt("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),t}},JN=0,_a=class{constructor(t=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:JN++}),this.uuid=Aa(),this.data=t,this.dataReady=!0,this.version=0}getSize(t){let n=this.data;return typeof HTMLVideoElement<"u"&&n instanceof HTMLVideoElement?t.set(n.videoWidth,n.videoHeight,0):typeof VideoFrame<"u"&&n instanceof VideoFrame?t.set(n.displayWidth,n.displayHeight,0):n!==null?t.set(n.width||0,n.height||0,n.depth||0):t.set(0,0,0),t}set needsUpdate(t){t===!0&&this.version++}toJSON(t){let n=t===void 0||typeof t=="string";if(!n&&t.images[this.uuid]!==void 0)return t.images[this.uuid];let i={uuid:this.uuid,url:""},r=this.data;if(r!==null){let s;if(Array.isArray(r)){s=[];for(let o=0,a=r.length;o<a;o++)r[o].isDataTexture?s.push(W0(r[o].image)):s.push(W0(r[o]))}else s=W0(r);i.url=s}return n||(t.images[this.uuid]=i),i}};function W0(e){return typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap?qf.getDataURL(e):e.data?{data:Array.from(e.data),width:e.width,height:e.height,type:e.data.constructor.name}:(Dt("Texture: Unable to serialize Texture."),{})}var KN=0,$0=new V,wn=class e extends vi{constructor(t=e.DEFAULT_IMAGE,n=e.DEFAULT_MAPPING,i=Yi,r=Yi,s=_n,o=Lr,a=wi,c=En,l=e.DEFAULT_ANISOTROPY,u=Dr){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:KN++}),this.uuid=Aa(),this.name="",this.source=new _a(t),this.mipmaps=[],this.mapping=n,this.channel=0,this.wrapS=i,this.wrapT=r,this.magFilter=s,this.minFilter=o,this.anisotropy=l,this.format=a,this.internalFormat=null,this.type=c,this.offset=new Ot(0,0),this.repeat=new Ot(1,1),this.center=new Ot(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Bt,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=u,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(t&&t.depth&&t.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize($0).x}get height(){return this.source.getSize($0).y}get depth(){return this.source.getSize($0).z}get image(){return this.source.data}set image(t){this.source.data=t}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(t,n){this.updateRanges.push({start:t,count:n})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(t){return this.name=t.name,this.source=t.source,this.mipmaps=t.mipmaps.slice(0),this.mapping=t.mapping,this.channel=t.channel,this.wrapS=t.wrapS,this.wrapT=t.wrapT,this.magFilter=t.magFilter,this.minFilter=t.minFilter,this.anisotropy=t.anisotropy,this.format=t.format,this.internalFormat=t.internalFormat,this.type=t.type,this.normalized=t.normalized,this.offset.copy(t.offset),this.repeat.copy(t.repeat),this.center.copy(t.center),this.rotation=t.rotation,this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrix.copy(t.matrix),this.generateMipmaps=t.generateMipmaps,this.mipmapsAutoUpdate=t.mipmapsAutoUpdate,this.premultiplyAlpha=t.premultiplyAlpha,this.flipY=t.flipY,this.unpackAlignment=t.unpackAlignment,this.colorSpace=t.colorSpace,this.renderTarget=t.renderTarget,this.isRenderTargetTexture=t.isRenderTargetTexture,this.isPMREMTexture=t.isPMREMTexture,this.isArrayTexture=t.isArrayTexture,this.userData=JSON.parse(JSON.stringify(t.userData)),this.needsUpdate=!0,this}setValues(t){for(let n in t){let i=t[n];if(i===void 0){Dt(`Texture.setValues(): parameter '${n}' has value of undefined.`);continue}let r=this[n];if(r===void 0){Dt(`Texture.setValues(): property '${n}' does not exist.`);continue}r&&i&&r.isVector2&&i.isVector2||r&&i&&r.isVector3&&i.isVector3||r&&i&&r.isMatrix3&&i.isMatrix3?r.copy(i):this[n]=i}}toJSON(t){let n=t===void 0||typeof t=="string";if(!n&&t.textures[this.uuid]!==void 0)return t.textures[this.uuid];let i={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(t).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(i.userData=this.userData),n||(t.textures[this.uuid]=i),i}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(t){if(this.mapping!==R_)return t;if(t.applyMatrix3(this.matrix),t.x<0||t.x>1)switch(this.wrapS){case Wf:t.x=t.x-Math.floor(t.x);break;case Yi:t.x=t.x<0?0:1;break;case $f:Math.abs(Math.floor(t.x)%2)===1?t.x=Math.ceil(t.x)-t.x:t.x=t.x-Math.floor(t.x);break}if(t.y<0||t.y>1)switch(this.wrapT){case Wf:t.y=t.y-Math.floor(t.y);break;case Yi:t.y=t.y<0?0:1;break;case $f:Math.abs(Math.floor(t.y)%2)===1?t.y=Math.ceil(t.y)-t.y:t.y=t.y-Math.floor(t.y);break}return this.flipY&&(t.y=1-t.y),t}set needsUpdate(t){t===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(t){t===!0&&this.pmremVersion++}};wn.DEFAULT_IMAGE=null;wn.DEFAULT_MAPPING=R_;wn.DEFAULT_ANISOTROPY=1;var ty=class ty{constructor(t=0,n=0,i=0,r=1){this.x=t,this.y=n,this.z=i,this.w=r}get width(){return this.z}set width(t){this.z=t}get height(){return this.w}set height(t){this.w=t}set(t,n,i,r){return this.x=t,this.y=n,this.z=i,this.w=r,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this.w=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setW(t){return this.w=t,this}setComponent(t,n){switch(t){case 0:this.x=n;break;case 1:this.y=n;break;case 2:this.z=n;break;case 3:this.w=n;break;default:throw new Error("THREE.Vector4: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this.w=t.w!==void 0?t.w:1,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this.w+=t.w,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this.w+=t,this}addVectors(t,n){return this.x=t.x+n.x,this.y=t.y+n.y,this.z=t.z+n.z,this.w=t.w+n.w,this}addScaledVector(t,n){return this.x+=t.x*n,this.y+=t.y*n,this.z+=t.z*n,this.w+=t.w*n,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this.w-=t.w,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this.w-=t,this}subVectors(t,n){return this.x=t.x-n.x,this.y=t.y-n.y,this.z=t.z-n.z,this.w=t.w-n.w,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this.w*=t.w,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this.w*=t,this}applyMatrix4(t){let n=this.x,i=this.y,r=this.z,s=this.w,o=t.elements;return this.x=o[0]*n+o[4]*i+o[8]*r+o[12]*s,this.y=o[1]*n+o[5]*i+o[9]*r+o[13]*s,this.z=o[2]*n+o[6]*i+o[10]*r+o[14]*s,this.w=o[3]*n+o[7]*i+o[11]*r+o[15]*s,this}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this.w/=t.w,this}divideScalar(t){return this.multiplyScalar(1/t)}setAxisAngleFromQuaternion(t){this.w=2*Math.acos(t.w);let n=Math.sqrt(1-t.w*t.w);return n<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=t.x/n,this.y=t.y/n,this.z=t.z/n),this}setAxisAngleFromRotationMatrix(t){let n,i,r,s,c=t.elements,l=c[0],u=c[4],h=c[8],f=c[1],d=c[5],p=c[9],_=c[2],g=c[6],m=c[10];if(Math.abs(u-f)<.01&&Math.abs(h-_)<.01&&Math.abs(p-g)<.01){if(Math.abs(u+f)<.1&&Math.abs(h+_)<.1&&Math.abs(p+g)<.1&&Math.abs(l+d+m-3)<.1)return this.set(1,0,0,0),this;n=Math.PI;let w=(l+1)/2,x=(d+1)/2,S=(m+1)/2,b=(u+f)/4,y=(h+_)/4,M=(p+g)/4;return w>x&&w>S?w<.01?(i=0,r=.707106781,s=.707106781):(i=Math.sqrt(w),r=b/i,s=y/i):x>S?x<.01?(i=.707106781,r=0,s=.707106781):(r=Math.sqrt(x),i=b/r,s=M/r):S<.01?(i=.707106781,r=.707106781,s=0):(s=Math.sqrt(S),i=y/s,r=M/s),this.set(i,r,s,n),this}let v=Math.sqrt((g-p)*(g-p)+(h-_)*(h-_)+(f-u)*(f-u));return Math.abs(v)<.001&&(v=1),this.x=(g-p)/v,this.y=(h-_)/v,this.z=(f-u)/v,this.w=Math.acos((l+d+m-1)/2),this}setFromMatrixPosition(t){let n=t.elements;return this.x=n[12],this.y=n[13],this.z=n[14],this.w=n[15],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this.w=Math.min(this.w,t.w),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this.w=Math.max(this.w,t.w),this}clamp(t,n){return this.x=Qt(this.x,t.x,n.x),this.y=Qt(this.y,t.y,n.y),this.z=Qt(this.z,t.z,n.z),this.w=Qt(this.w,t.w,n.w),this}clampScalar(t,n){return this.x=Qt(this.x,t,n),this.y=Qt(this.y,t,n),this.z=Qt(this.z,t,n),this.w=Qt(this.w,t,n),this}clampLength(t,n){let i=this.length();return this.divideScalar(i||1).multiplyScalar(Qt(i,t,n))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z+this.w*t.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,n){return this.x+=(t.x-this.x)*n,this.y+=(t.y-this.y)*n,this.z+=(t.z-this.z)*n,this.w+=(t.w-this.w)*n,this}lerpVectors(t,n,i){return this.x=t.x+(n.x-t.x)*i,this.y=t.y+(n.y-t.y)*i,this.z=t.z+(n.z-t.z)*i,this.w=t.w+(n.w-t.w)*i,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z&&t.w===this.w}fromArray(t,n=0){return this.x=t[n],this.y=t[n+1],this.z=t[n+2],this.w=t[n+3],this}toArray(t=[],n=0){return t[n]=this.x,t[n+1]=this.y,t[n+2]=this.z,t[n+3]=this.w,t}fromBufferAttribute(t,n){return this.x=t.getX(n),this.y=t.getY(n),this.z=t.getZ(n),this.w=t.getW(n),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}};ty.prototype.isVector4=!0;var be=ty,Yf=class extends vi{constructor(t=1,n=1,i={}){super(),i=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:_n,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},i),this.isRenderTarget=!0,this.width=t,this.height=n,this.depth=i.depth,this.scissor=new be(0,0,t,n),this.scissorTest=!1,this.viewport=new be(0,0,t,n),this.textures=[];let r=i.count;for(let s=0;s<r;s++)this.textures[s]=new wn({width:t,height:n,depth:i.depth}),this.textures[s].isRenderTargetTexture=!0,this.textures[s].renderTarget=this;this._setTextureOptions(i),this.depthBuffer=i.depthBuffer,this.stencilBuffer=i.stencilBuffer,this.resolveColorBuffer=i.resolveColorBuffer,this.resolveDepthBuffer=i.resolveDepthBuffer,this.resolveStencilBuffer=i.resolveStencilBuffer,this.storeMultisampledColorBuffer=i.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=i.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=i.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=i.depthTexture,this.samples=i.samples,this.multiview=i.multiview,this.useArrayDepthTexture=i.useArrayDepthTexture}_setTextureOptions(t={}){let n={minFilter:_n,generateMipmaps:!1,flipY:!1,internalFormat:null};t.mapping!==void 0&&(n.mapping=t.mapping),t.wrapS!==void 0&&(n.wrapS=t.wrapS),t.wrapT!==void 0&&(n.wrapT=t.wrapT),t.wrapR!==void 0&&(n.wrapR=t.wrapR),t.magFilter!==void 0&&(n.magFilter=t.magFilter),t.minFilter!==void 0&&(n.minFilter=t.minFilter),t.format!==void 0&&(n.format=t.format),t.type!==void 0&&(n.type=t.type),t.anisotropy!==void 0&&(n.anisotropy=t.anisotropy),t.colorSpace!==void 0&&(n.colorSpace=t.colorSpace),t.flipY!==void 0&&(n.flipY=t.flipY),t.generateMipmaps!==void 0&&(n.generateMipmaps=t.generateMipmaps),t.mipmapsAutoUpdate!==void 0&&(n.mipmapsAutoUpdate=t.mipmapsAutoUpdate),t.internalFormat!==void 0&&(n.internalFormat=t.internalFormat);for(let i=0;i<this.textures.length;i++)this.textures[i].setValues(n)}get texture(){return this.textures[0]}set texture(t){this.textures[0]=t}set depthTexture(t){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),t!==null&&t.renderTarget===null&&(t.renderTarget=this),this._depthTexture=t}get depthTexture(){return this._depthTexture}setSize(t,n,i=1){if(this.width!==t||this.height!==n||this.depth!==i){this.width=t,this.height=n,this.depth=i;for(let r=0,s=this.textures.length;r<s;r++)this.textures[r].image.width=t,this.textures[r].image.height=n,this.textures[r].image.depth=i,this.textures[r].isData3DTexture!==!0&&(this.textures[r].isArrayTexture=this.textures[r].image.depth>1);this.dispose()}this.viewport.set(0,0,t,n),this.scissor.set(0,0,t,n)}clone(){return new this.constructor().copy(this)}copy(t){this.width=t.width,this.height=t.height,this.depth=t.depth,this.scissor.copy(t.scissor),this.scissorTest=t.scissorTest,this.viewport.copy(t.viewport),this.textures.length=0;for(let n=0,i=t.textures.length;n<i;n++){this.textures[n]=t.textures[n].clone(),this.textures[n].isRenderTargetTexture=!0,this.textures[n].renderTarget=this;let r=Object.assign({},t.textures[n].image);this.textures[n].source=new _a(r)}if(this.depthBuffer=t.depthBuffer,this.stencilBuffer=t.stencilBuffer,this.resolveColorBuffer=t.resolveColorBuffer,this.resolveDepthBuffer=t.resolveDepthBuffer,this.resolveStencilBuffer=t.resolveStencilBuffer,this.storeMultisampledColorBuffer=t.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=t.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=t.storeMultisampledStencilBuffer,t.depthTexture!==null)if(t.depthTexture.renderTarget===t){let n=t.depthTexture.clone();n.renderTarget=null,this.depthTexture=n}else this.depthTexture=t.depthTexture;else this.depthTexture=null;return this.samples=t.samples,this.multiview=t.multiview,this.useArrayDepthTexture=t.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},zn=class extends Yf{constructor(t=1,n=1,i={}){super(t,n,i),this.isWebGLRenderTarget=!0}},Wc=class extends wn{constructor(t=null,n=1,i=1,r=1){super(null),this.isDataArrayTexture=!0,this.image={data:t,width:n,height:i,depth:r},this.magFilter=Je,this.minFilter=Je,this.wrapR=Yi,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(t){return super.copy(t),this.wrapR=t.wrapR,this}addLayerUpdate(t){this.layerUpdates.add(t)}clearLayerUpdates(){this.layerUpdates.clear()}};var Zf=class extends wn{constructor(t=null,n=1,i=1,r=1){super(null),this.isData3DTexture=!0,this.image={data:t,width:n,height:i,depth:r},this.magFilter=Je,this.minFilter=Je,this.wrapR=Yi,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(t){return super.copy(t),this.wrapR=t.wrapR,this}};var gh=class gh{constructor(t,n,i,r,s,o,a,c,l,u,h,f,d,p,_,g){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],t!==void 0&&this.set(t,n,i,r,s,o,a,c,l,u,h,f,d,p,_,g)}set(t,n,i,r,s,o,a,c,l,u,h,f,d,p,_,g){let m=this.elements;return m[0]=t,m[4]=n,m[8]=i,m[12]=r,m[1]=s,m[5]=o,m[9]=a,m[13]=c,m[2]=l,m[6]=u,m[10]=h,m[14]=f,m[3]=d,m[7]=p,m[11]=_,m[15]=g,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new gh().fromArray(this.elements)}copy(t){let n=this.elements,i=t.elements;return n[0]=i[0],n[1]=i[1],n[2]=i[2],n[3]=i[3],n[4]=i[4],n[5]=i[5],n[6]=i[6],n[7]=i[7],n[8]=i[8],n[9]=i[9],n[10]=i[10],n[11]=i[11],n[12]=i[12],n[13]=i[13],n[14]=i[14],n[15]=i[15],this}copyPosition(t){let n=this.elements,i=t.elements;return n[12]=i[12],n[13]=i[13],n[14]=i[14],this}setFromMatrix3(t){let n=t.elements;return this.set(n[0],n[3],n[6],0,n[1],n[4],n[7],0,n[2],n[5],n[8],0,0,0,0,1),this}extractBasis(t,n,i){return this.determinantAffine()===0?(t.set(1,0,0),n.set(0,1,0),i.set(0,0,1),this):(t.setFromMatrixColumn(this,0),n.setFromMatrixColumn(this,1),i.setFromMatrixColumn(this,2),this)}makeBasis(t,n,i){return this.set(t.x,n.x,i.x,0,t.y,n.y,i.y,0,t.z,n.z,i.z,0,0,0,0,1),this}extractRotation(t){if(t.determinantAffine()===0)return this.identity();let n=this.elements,i=t.elements,r=1/ta.setFromMatrixColumn(t,0).length(),s=1/ta.setFromMatrixColumn(t,1).length(),o=1/ta.setFromMatrixColumn(t,2).length();return n[0]=i[0]*r,n[1]=i[1]*r,n[2]=i[2]*r,n[3]=0,n[4]=i[4]*s,n[5]=i[5]*s,n[6]=i[6]*s,n[7]=0,n[8]=i[8]*o,n[9]=i[9]*o,n[10]=i[10]*o,n[11]=0,n[12]=0,n[13]=0,n[14]=0,n[15]=1,this}makeRotationFromEuler(t){let n=this.elements,i=t.x,r=t.y,s=t.z,o=Math.cos(i),a=Math.sin(i),c=Math.cos(r),l=Math.sin(r),u=Math.cos(s),h=Math.sin(s);if(t.order==="XYZ"){let f=o*u,d=o*h,p=a*u,_=a*h;n[0]=c*u,n[4]=-c*h,n[8]=l,n[1]=d+p*l,n[5]=f-_*l,n[9]=-a*c,n[2]=_-f*l,n[6]=p+d*l,n[10]=o*c}else if(t.order==="YXZ"){let f=c*u,d=c*h,p=l*u,_=l*h;n[0]=f+_*a,n[4]=p*a-d,n[8]=o*l,n[1]=o*h,n[5]=o*u,n[9]=-a,n[2]=d*a-p,n[6]=_+f*a,n[10]=o*c}else if(t.order==="ZXY"){let f=c*u,d=c*h,p=l*u,_=l*h;n[0]=f-_*a,n[4]=-o*h,n[8]=p+d*a,n[1]=d+p*a,n[5]=o*u,n[9]=_-f*a,n[2]=-o*l,n[6]=a,n[10]=o*c}else if(t.order==="ZYX"){let f=o*u,d=o*h,p=a*u,_=a*h;n[0]=c*u,n[4]=p*l-d,n[8]=f*l+_,n[1]=c*h,n[5]=_*l+f,n[9]=d*l-p,n[2]=-l,n[6]=a*c,n[10]=o*c}else if(t.order==="YZX"){let f=o*c,d=o*l,p=a*c,_=a*l;n[0]=c*u,n[4]=_-f*h,n[8]=p*h+d,n[1]=h,n[5]=o*u,n[9]=-a*u,n[2]=-l*u,n[6]=d*h+p,n[10]=f-_*h}else if(t.order==="XZY"){let f=o*c,d=o*l,p=a*c,_=a*l;n[0]=c*u,n[4]=-h,n[8]=l*u,n[1]=f*h+_,n[5]=o*u,n[9]=d*h-p,n[2]=p*h-d,n[6]=a*u,n[10]=_*h+f}return n[3]=0,n[7]=0,n[11]=0,n[12]=0,n[13]=0,n[14]=0,n[15]=1,this}makeRotationFromQuaternion(t){return this.compose(jN,t,QN)}lookAt(t,n,i){let r=this.elements;return Dn.subVectors(t,n),Dn.lengthSq()===0&&(Dn.z=1),Dn.normalize(),Qr.crossVectors(i,Dn),Qr.lengthSq()===0&&(Math.abs(i.z)===1?Dn.x+=1e-4:Dn.z+=1e-4,Dn.normalize(),Qr.crossVectors(i,Dn)),Qr.normalize(),df.crossVectors(Dn,Qr),r[0]=Qr.x,r[4]=df.x,r[8]=Dn.x,r[1]=Qr.y,r[5]=df.y,r[9]=Dn.y,r[2]=Qr.z,r[6]=df.z,r[10]=Dn.z,this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,n){let i=t.elements,r=n.elements,s=this.elements,o=i[0],a=i[4],c=i[8],l=i[12],u=i[1],h=i[5],f=i[9],d=i[13],p=i[2],_=i[6],g=i[10],m=i[14],v=i[3],w=i[7],x=i[11],S=i[15],b=r[0],y=r[4],M=r[8],C=r[12],R=r[1],A=r[5],N=r[9],O=r[13],P=r[2],L=r[6],z=r[10],k=r[14],Z=r[3],U=r[7],G=r[11],q=r[15];return s[0]=o*b+a*R+c*P+l*Z,s[4]=o*y+a*A+c*L+l*U,s[8]=o*M+a*N+c*z+l*G,s[12]=o*C+a*O+c*k+l*q,s[1]=u*b+h*R+f*P+d*Z,s[5]=u*y+h*A+f*L+d*U,s[9]=u*M+h*N+f*z+d*G,s[13]=u*C+h*O+f*k+d*q,s[2]=p*b+_*R+g*P+m*Z,s[6]=p*y+_*A+g*L+m*U,s[10]=p*M+_*N+g*z+m*G,s[14]=p*C+_*O+g*k+m*q,s[3]=v*b+w*R+x*P+S*Z,s[7]=v*y+w*A+x*L+S*U,s[11]=v*M+w*N+x*z+S*G,s[15]=v*C+w*O+x*k+S*q,this}multiplyScalar(t){let n=this.elements;return n[0]*=t,n[4]*=t,n[8]*=t,n[12]*=t,n[1]*=t,n[5]*=t,n[9]*=t,n[13]*=t,n[2]*=t,n[6]*=t,n[10]*=t,n[14]*=t,n[3]*=t,n[7]*=t,n[11]*=t,n[15]*=t,this}determinant(){let t=this.elements,n=t[0],i=t[4],r=t[8],s=t[12],o=t[1],a=t[5],c=t[9],l=t[13],u=t[2],h=t[6],f=t[10],d=t[14],p=t[3],_=t[7],g=t[11],m=t[15],v=c*d-l*f,w=a*d-l*h,x=a*f-c*h,S=o*d-l*u,b=o*f-c*u,y=o*h-a*u;return n*(_*v-g*w+m*x)-i*(p*v-g*S+m*b)+r*(p*w-_*S+m*y)-s*(p*x-_*b+g*y)}determinantAffine(){let t=this.elements,n=t[0],i=t[4],r=t[8],s=t[1],o=t[5],a=t[9],c=t[2],l=t[6],u=t[10];return n*(o*u-a*l)-i*(s*u-a*c)+r*(s*l-o*c)}transpose(){let t=this.elements,n;return n=t[1],t[1]=t[4],t[4]=n,n=t[2],t[2]=t[8],t[8]=n,n=t[6],t[6]=t[9],t[9]=n,n=t[3],t[3]=t[12],t[12]=n,n=t[7],t[7]=t[13],t[13]=n,n=t[11],t[11]=t[14],t[14]=n,this}setPosition(t,n,i){let r=this.elements;return t.isVector3?(r[12]=t.x,r[13]=t.y,r[14]=t.z):(r[12]=t,r[13]=n,r[14]=i),this}invert(){let t=this.elements,n=t[0],i=t[1],r=t[2],s=t[3],o=t[4],a=t[5],c=t[6],l=t[7],u=t[8],h=t[9],f=t[10],d=t[11],p=t[12],_=t[13],g=t[14],m=t[15],v=n*a-i*o,w=n*c-r*o,x=n*l-s*o,S=i*c-r*a,b=i*l-s*a,y=r*l-s*c,M=u*_-h*p,C=u*g-f*p,R=u*m-d*p,A=h*g-f*_,N=h*m-d*_,O=f*m-d*g,P=v*O-w*N+x*A+S*R-b*C+y*M;if(P===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let L=1/P;return t[0]=(a*O-c*N+l*A)*L,t[1]=(r*N-i*O-s*A)*L,t[2]=(_*y-g*b+m*S)*L,t[3]=(f*b-h*y-d*S)*L,t[4]=(c*R-o*O-l*C)*L,t[5]=(n*O-r*R+s*C)*L,t[6]=(g*x-p*y-m*w)*L,t[7]=(u*y-f*x+d*w)*L,t[8]=(o*N-a*R+l*M)*L,t[9]=(i*R-n*N-s*M)*L,t[10]=(p*b-_*x+m*v)*L,t[11]=(h*x-u*b-d*v)*L,t[12]=(a*C-o*A-c*M)*L,t[13]=(n*A-i*C+r*M)*L,t[14]=(_*w-p*S-g*v)*L,t[15]=(u*S-h*w+f*v)*L,this}scale(t){let n=this.elements,i=t.x,r=t.y,s=t.z;return n[0]*=i,n[4]*=r,n[8]*=s,n[1]*=i,n[5]*=r,n[9]*=s,n[2]*=i,n[6]*=r,n[10]*=s,n[3]*=i,n[7]*=r,n[11]*=s,this}getMaxScaleOnAxis(){let t=this.elements,n=t[0]*t[0]+t[1]*t[1]+t[2]*t[2],i=t[4]*t[4]+t[5]*t[5]+t[6]*t[6],r=t[8]*t[8]+t[9]*t[9]+t[10]*t[10];return Math.sqrt(Math.max(n,i,r))}makeTranslation(t,n,i){return t.isVector3?this.set(1,0,0,t.x,0,1,0,t.y,0,0,1,t.z,0,0,0,1):this.set(1,0,0,t,0,1,0,n,0,0,1,i,0,0,0,1),this}makeRotationX(t){let n=Math.cos(t),i=Math.sin(t);return this.set(1,0,0,0,0,n,-i,0,0,i,n,0,0,0,0,1),this}makeRotationY(t){let n=Math.cos(t),i=Math.sin(t);return this.set(n,0,i,0,0,1,0,0,-i,0,n,0,0,0,0,1),this}makeRotationZ(t){let n=Math.cos(t),i=Math.sin(t);return this.set(n,-i,0,0,i,n,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(t,n){let i=Math.cos(n),r=Math.sin(n),s=1-i,o=t.x,a=t.y,c=t.z,l=s*o,u=s*a;return this.set(l*o+i,l*a-r*c,l*c+r*a,0,l*a+r*c,u*a+i,u*c-r*o,0,l*c-r*a,u*c+r*o,s*c*c+i,0,0,0,0,1),this}makeScale(t,n,i){return this.set(t,0,0,0,0,n,0,0,0,0,i,0,0,0,0,1),this}makeShear(t,n,i,r,s,o){return this.set(1,i,s,0,t,1,o,0,n,r,1,0,0,0,0,1),this}compose(t,n,i){let r=this.elements,s=n._x,o=n._y,a=n._z,c=n._w,l=s+s,u=o+o,h=a+a,f=s*l,d=s*u,p=s*h,_=o*u,g=o*h,m=a*h,v=c*l,w=c*u,x=c*h,S=i.x,b=i.y,y=i.z;return r[0]=(1-(_+m))*S,r[1]=(d+x)*S,r[2]=(p-w)*S,r[3]=0,r[4]=(d-x)*b,r[5]=(1-(f+m))*b,r[6]=(g+v)*b,r[7]=0,r[8]=(p+w)*y,r[9]=(g-v)*y,r[10]=(1-(f+_))*y,r[11]=0,r[12]=t.x,r[13]=t.y,r[14]=t.z,r[15]=1,this}decompose(t,n,i){let r=this.elements;t.x=r[12],t.y=r[13],t.z=r[14];let s=this.determinantAffine();if(s===0)return i.set(1,1,1),n.identity(),this;let o=ta.set(r[0],r[1],r[2]).length(),a=ta.set(r[4],r[5],r[6]).length(),c=ta.set(r[8],r[9],r[10]).length();s<0&&(o=-o),_i.copy(this);let l=1/o,u=1/a,h=1/c;return _i.elements[0]*=l,_i.elements[1]*=l,_i.elements[2]*=l,_i.elements[4]*=u,_i.elements[5]*=u,_i.elements[6]*=u,_i.elements[8]*=h,_i.elements[9]*=h,_i.elements[10]*=h,n.setFromRotationMatrix(_i),i.x=o,i.y=a,i.z=c,this}makePerspective(t,n,i,r,s,o,a=li,c=!1){let l=this.elements,u=2*s/(n-t),h=2*s/(i-r),f=(n+t)/(n-t),d=(i+r)/(i-r),p,_;if(c)p=s/(o-s),_=o*s/(o-s);else if(a===li)p=-(o+s)/(o-s),_=-2*o*s/(o-s);else if(a===pa)p=-o/(o-s),_=-o*s/(o-s);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return l[0]=u,l[4]=0,l[8]=f,l[12]=0,l[1]=0,l[5]=h,l[9]=d,l[13]=0,l[2]=0,l[6]=0,l[10]=p,l[14]=_,l[3]=0,l[7]=0,l[11]=-1,l[15]=0,this}makeOrthographic(t,n,i,r,s,o,a=li,c=!1){let l=this.elements,u=2/(n-t),h=2/(i-r),f=-(n+t)/(n-t),d=-(i+r)/(i-r),p,_;if(c)p=1/(o-s),_=o/(o-s);else if(a===li)p=-2/(o-s),_=-(o+s)/(o-s);else if(a===pa)p=-1/(o-s),_=-s/(o-s);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return l[0]=u,l[4]=0,l[8]=0,l[12]=f,l[1]=0,l[5]=h,l[9]=0,l[13]=d,l[2]=0,l[6]=0,l[10]=p,l[14]=_,l[3]=0,l[7]=0,l[11]=0,l[15]=1,this}equals(t){let n=this.elements,i=t.elements;for(let r=0;r<16;r++)if(n[r]!==i[r])return!1;return!0}fromArray(t,n=0){for(let i=0;i<16;i++)this.elements[i]=t[i+n];return this}toArray(t=[],n=0){let i=this.elements;return t[n]=i[0],t[n+1]=i[1],t[n+2]=i[2],t[n+3]=i[3],t[n+4]=i[4],t[n+5]=i[5],t[n+6]=i[6],t[n+7]=i[7],t[n+8]=i[8],t[n+9]=i[9],t[n+10]=i[10],t[n+11]=i[11],t[n+12]=i[12],t[n+13]=i[13],t[n+14]=i[14],t[n+15]=i[15],t}};gh.prototype.isMatrix4=!0;var ye=gh,ta=new V,_i=new ye,jN=new V(0,0,0),QN=new V(1,1,1),Qr=new V,df=new V,Dn=new V,bT=new ye,MT=new kn,Rr=class e{constructor(t=0,n=0,i=0,r=e.DEFAULT_ORDER){this.isEuler=!0,this._x=t,this._y=n,this._z=i,this._order=r}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get order(){return this._order}set order(t){this._order=t,this._onChangeCallback()}set(t,n,i,r=this._order){return this._x=t,this._y=n,this._z=i,this._order=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(t){return this._x=t._x,this._y=t._y,this._z=t._z,this._order=t._order,this._onChangeCallback(),this}setFromRotationMatrix(t,n=this._order,i=!0){let r=t.elements,s=r[0],o=r[4],a=r[8],c=r[1],l=r[5],u=r[9],h=r[2],f=r[6],d=r[10];switch(n){case"XYZ":this._y=Math.asin(Qt(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-u,d),this._z=Math.atan2(-o,s)):(this._x=Math.atan2(f,l),this._z=0);break;case"YXZ":this._x=Math.asin(-Qt(u,-1,1)),Math.abs(u)<.9999999?(this._y=Math.atan2(a,d),this._z=Math.atan2(c,l)):(this._y=Math.atan2(-h,s),this._z=0);break;case"ZXY":this._x=Math.asin(Qt(f,-1,1)),Math.abs(f)<.9999999?(this._y=Math.atan2(-h,d),this._z=Math.atan2(-o,l)):(this._y=0,this._z=Math.atan2(c,s));break;case"ZYX":this._y=Math.asin(-Qt(h,-1,1)),Math.abs(h)<.9999999?(this._x=Math.atan2(f,d),this._z=Math.atan2(c,s)):(this._x=0,this._z=Math.atan2(-o,l));break;case"YZX":this._z=Math.asin(Qt(c,-1,1)),Math.abs(c)<.9999999?(this._x=Math.atan2(-u,l),this._y=Math.atan2(-h,s)):(this._x=0,this._y=Math.atan2(a,d));break;case"XZY":this._z=Math.asin(-Qt(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(f,l),this._y=Math.atan2(a,s)):(this._x=Math.atan2(-u,d),this._y=0);break;default:Dt("Euler: .setFromRotationMatrix() encountered an unknown order: "+n)}return this._order=n,i===!0&&this._onChangeCallback(),this}setFromQuaternion(t,n,i){return bT.makeRotationFromQuaternion(t),this.setFromRotationMatrix(bT,n,i)}setFromVector3(t,n=this._order){return this.set(t.x,t.y,t.z,n)}reorder(t){return MT.setFromEuler(this),this.setFromQuaternion(MT,t)}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._order===this._order}fromArray(t){return this._x=t[0],this._y=t[1],this._z=t[2],t[3]!==void 0&&(this._order=t[3]),this._onChangeCallback(),this}toArray(t=[],n=0){return t[n]=this._x,t[n+1]=this._y,t[n+2]=this._z,t[n+3]=this._order,t}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};Rr.DEFAULT_ORDER="XYZ";var $c=class{constructor(){this.mask=1}set(t){this.mask=(1<<t|0)>>>0}enable(t){this.mask|=1<<t|0}enableAll(){this.mask=-1}toggle(t){this.mask^=1<<t|0}disable(t){this.mask&=~(1<<t|0)}disableAll(){this.mask=0}test(t){return(this.mask&t.mask)!==0}isEnabled(t){return(this.mask&(1<<t|0))!==0}},tD=0,ST=new V,ea=new kn,br=new ye,pf=new V,Lc=new V,eD=new V,nD=new kn,wT=new V(1,0,0),TT=new V(0,1,0),ET=new V(0,0,1),AT={type:"added"},iD={type:"removed"},na={type:"childadded",child:null},X0={type:"childremoved",child:null},tn=class e extends vi{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:tD++}),this.uuid=Aa(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=e.DEFAULT_UP.clone();let t=new V,n=new Rr,i=new kn,r=new V(1,1,1);function s(){i.setFromEuler(n,!1)}function o(){n.setFromQuaternion(i,void 0,!1)}n._onChange(s),i._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:t},rotation:{configurable:!0,enumerable:!0,value:n},quaternion:{configurable:!0,enumerable:!0,value:i},scale:{configurable:!0,enumerable:!0,value:r},modelViewMatrix:{value:new ye},normalMatrix:{value:new Bt}}),this.matrix=new ye,this.matrixWorld=new ye,this.matrixAutoUpdate=e.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=e.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new $c,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(t){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(t),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(t){return this.quaternion.premultiply(t),this}setRotationFromAxisAngle(t,n){this.quaternion.setFromAxisAngle(t,n)}setRotationFromEuler(t){this.quaternion.setFromEuler(t,!0)}setRotationFromMatrix(t){this.quaternion.setFromRotationMatrix(t)}setRotationFromQuaternion(t){this.quaternion.copy(t)}rotateOnAxis(t,n){return ea.setFromAxisAngle(t,n),this.quaternion.multiply(ea),this}rotateOnWorldAxis(t,n){return ea.setFromAxisAngle(t,n),this.quaternion.premultiply(ea),this}rotateX(t){return this.rotateOnAxis(wT,t)}rotateY(t){return this.rotateOnAxis(TT,t)}rotateZ(t){return this.rotateOnAxis(ET,t)}translateOnAxis(t,n){return ST.copy(t).applyQuaternion(this.quaternion),this.position.add(ST.multiplyScalar(n)),this}translateX(t){return this.translateOnAxis(wT,t)}translateY(t){return this.translateOnAxis(TT,t)}translateZ(t){return this.translateOnAxis(ET,t)}localToWorld(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(this.matrixWorld)}worldToLocal(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(br.copy(this.matrixWorld).invert())}lookAt(t,n,i){t.isVector3?pf.copy(t):pf.set(t,n,i);let r=this.parent;this.updateWorldMatrix(!0,!1),Lc.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?br.lookAt(Lc,pf,this.up):br.lookAt(pf,Lc,this.up),this.quaternion.setFromRotationMatrix(br),r&&(br.extractRotation(r.matrixWorld),ea.setFromRotationMatrix(br),this.quaternion.premultiply(ea.invert()))}add(t){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.add(arguments[n]);return this}return t===this?(Ft("Object3D.add: object can't be added as a child of itself.",t),this):(t&&t.isObject3D?(t.removeFromParent(),t.parent=this,this.children.push(t),t.dispatchEvent(AT),na.child=t,this.dispatchEvent(na),na.child=null):Ft("Object3D.add: object not an instance of THREE.Object3D.",t),this)}remove(t){if(arguments.length>1){for(let i=0;i<arguments.length;i++)this.remove(arguments[i]);return this}let n=this.children.indexOf(t);return n!==-1&&(t.parent=null,this.children.splice(n,1),t.dispatchEvent(iD),X0.child=t,this.dispatchEvent(X0),X0.child=null),this}removeFromParent(){let t=this.parent;return t!==null&&t.remove(this),this}clear(){return this.remove(...this.children)}attach(t){return this.updateWorldMatrix(!0,!1),br.copy(this.matrixWorld).invert(),t.parent!==null&&(t.parent.updateWorldMatrix(!0,!1),br.multiply(t.parent.matrixWorld)),t.applyMatrix4(br),t.removeFromParent(),t.parent=this,this.children.push(t),t.updateWorldMatrix(!1,!0),t.dispatchEvent(AT),na.child=t,this.dispatchEvent(na),na.child=null,this}getObjectById(t){return this.getObjectByProperty("id",t)}getObjectByName(t){return this.getObjectByProperty("name",t)}getObjectByProperty(t,n){if(this[t]===n)return this;for(let i=0,r=this.children.length;i<r;i++){let o=this.children[i].getObjectByProperty(t,n);if(o!==void 0)return o}}getObjectsByProperty(t,n,i=[]){this[t]===n&&i.push(this);let r=this.children;for(let s=0,o=r.length;s<o;s++)r[s].getObjectsByProperty(t,n,i);return i}getWorldPosition(t){return this.updateWorldMatrix(!0,!1),t.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(Lc,t,eD),t}getWorldScale(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(Lc,nD,t),t}getWorldDirection(t){this.updateWorldMatrix(!0,!1);let n=this.matrixWorld.elements;return t.set(n[8],n[9],n[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(t){t(this);let n=this.children;for(let i=0,r=n.length;i<r;i++)n[i].traverse(t)}traverseVisible(t){if(this.visible===!1)return;t(this);let n=this.children;for(let i=0,r=n.length;i<r;i++)n[i].traverseVisible(t)}traverseAncestors(t){let n=this.parent;n!==null&&(t(n),n.traverseAncestors(t))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let t=this.pivot;if(t!==null){let n=t.x,i=t.y,r=t.z,s=this.matrix.elements;s[12]+=n-s[0]*n-s[4]*i-s[8]*r,s[13]+=i-s[1]*n-s[5]*i-s[9]*r,s[14]+=r-s[2]*n-s[6]*i-s[10]*r}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(t){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||t)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,t=!0);let n=this.children;for(let i=0,r=n.length;i<r;i++)n[i].updateMatrixWorld(t)}updateWorldMatrix(t,n,i=!1){let r=this.parent;if(t===!0&&r!==null&&r.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||i)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,i=!0),n===!0){let s=this.children;for(let o=0,a=s.length;o<a;o++)s[o].updateWorldMatrix(!1,!0,i)}}toJSON(t){let n=t===void 0||typeof t=="string",i={};n&&(t={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},i.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let r={};r.uuid=this.uuid,r.type=this.type,r.name=this.name,r.castShadow=this.castShadow,r.receiveShadow=this.receiveShadow,r.visible=this.visible,r.frustumCulled=this.frustumCulled,r.renderOrder=this.renderOrder,r.static=this.static,r.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(r.userData=this.userData),r.layers=this.layers.mask,r.matrix=this.matrix.toArray(),r.up=this.up.toArray(),this.pivot!==null&&(r.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(r.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(r.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(r.type="InstancedMesh",r.count=this.count,r.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(r.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(r.type="BatchedMesh",r.perObjectFrustumCulled=this.perObjectFrustumCulled,r.sortObjects=this.sortObjects,r.drawRanges=this._drawRanges,r.reservedRanges=this._reservedRanges,r.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),r.instanceInfo=this._instanceInfo.map(a=>({...a})),r.availableInstanceIds=this._availableInstanceIds.slice(),r.availableGeometryIds=this._availableGeometryIds.slice(),r.nextIndexStart=this._nextIndexStart,r.nextVertexStart=this._nextVertexStart,r.geometryCount=this._geometryCount,r.maxInstanceCount=this._maxInstanceCount,r.maxVertexCount=this._maxVertexCount,r.maxIndexCount=this._maxIndexCount,r.geometryInitialized=this._geometryInitialized,r.matricesTexture=this._matricesTexture.toJSON(t),r.indirectTexture=this._indirectTexture.toJSON(t),this._colorsTexture!==null&&(r.colorsTexture=this._colorsTexture.toJSON(t)),this.boundingSphere!==null&&(r.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(r.boundingBox=this.boundingBox.toJSON()));function s(a,c){return a[c.uuid]===void 0&&(a[c.uuid]=c.toJSON(t)),c.uuid}if(this.isScene)this.background&&(this.background.isColor?r.background=this.background.toJSON():this.background.isTexture&&(r.background=this.background.toJSON(t).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(r.environment=this.environment.toJSON(t).uuid);else if(this.isMesh||this.isLine||this.isPoints){r.geometry=s(t.geometries,this.geometry);let a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){let c=a.shapes;if(Array.isArray(c))for(let l=0,u=c.length;l<u;l++){let h=c[l];s(t.shapes,h)}else s(t.shapes,c)}}if(this.isSkinnedMesh&&(r.bindMode=this.bindMode,r.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(s(t.skeletons,this.skeleton),r.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let a=[];for(let c=0,l=this.material.length;c<l;c++)a.push(s(t.materials,this.material[c]));r.material=a}else r.material=s(t.materials,this.material);if(this.children.length>0){r.children=[];for(let a=0;a<this.children.length;a++)r.children.push(this.children[a].toJSON(t).object)}if(this.animations.length>0){r.animations=[];for(let a=0;a<this.animations.length;a++){let c=this.animations[a];r.animations.push(s(t.animations,c))}}if(n){let a=o(t.geometries),c=o(t.materials),l=o(t.textures),u=o(t.images),h=o(t.shapes),f=o(t.skeletons),d=o(t.animations),p=o(t.nodes);a.length>0&&(i.geometries=a),c.length>0&&(i.materials=c),l.length>0&&(i.textures=l),u.length>0&&(i.images=u),h.length>0&&(i.shapes=h),f.length>0&&(i.skeletons=f),d.length>0&&(i.animations=d),p.length>0&&(i.nodes=p)}return i.object=r,i;function o(a){let c=[];for(let l in a){let u=a[l];delete u.metadata,c.push(u)}return c}}clone(t){return new this.constructor().copy(this,t)}copy(t,n=!0){if(this.name=t.name,this.up.copy(t.up),this.position.copy(t.position),this.rotation.order=t.rotation.order,this.quaternion.copy(t.quaternion),this.scale.copy(t.scale),this.pivot=t.pivot!==null?t.pivot.clone():null,this.matrix.copy(t.matrix),this.matrixWorld.copy(t.matrixWorld),this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrixWorldAutoUpdate=t.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=t.matrixWorldNeedsUpdate,this.layers.mask=t.layers.mask,this.visible=t.visible,this.castShadow=t.castShadow,this.receiveShadow=t.receiveShadow,this.frustumCulled=t.frustumCulled,this.renderOrder=t.renderOrder,this.static=t.static,this.animations=t.animations.slice(),this.userData=JSON.parse(JSON.stringify(t.userData)),n===!0)for(let i=0;i<t.children.length;i++){let r=t.children[i];this.add(r.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};tn.DEFAULT_UP=new V(0,1,0);tn.DEFAULT_MATRIX_AUTO_UPDATE=!0;tn.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var Er=class extends tn{constructor(){super(),this.isGroup=!0,this.type="Group"}},rD={type:"move"},ya=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new Er,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new Er,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new V,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new V),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new Er,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new V,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new V,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(t){return this._targetRay!==null&&this._targetRay.dispatchEvent(t),this._grip!==null&&this._grip.dispatchEvent(t),this._hand!==null&&this._hand.dispatchEvent(t),this}connect(t){if(t&&t.hand){let n=this._hand;if(n)for(let i of t.hand.values())this._getHandJoint(n,i)}return this.dispatchEvent({type:"connected",data:t}),this}disconnect(t){return this.dispatchEvent({type:"disconnected",data:t}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(t,n,i){let r=null,s=null,o=null,a=this._targetRay,c=this._grip,l=this._hand;if(t&&n.session.visibilityState!=="visible-blurred"){if(l&&t.hand){o=!0;for(let _ of t.hand.values()){let g=n.getJointPose(_,i),m=this._getHandJoint(l,_);g!==null&&(m.matrix.fromArray(g.transform.matrix),m.matrix.decompose(m.position,m.quaternion,m.scale),m.matrixWorldNeedsUpdate=!0,m.jointRadius=g.radius),m.visible=g!==null}let u=l.joints["index-finger-tip"],h=l.joints["thumb-tip"],f=u.position.distanceTo(h.position),d=.02,p=.005;l.inputState.pinching&&f>d+p?(l.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:t.handedness,target:this})):!l.inputState.pinching&&f<=d-p&&(l.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:t.handedness,target:this}))}else c!==null&&t.gripSpace&&(s=n.getPose(t.gripSpace,i),s!==null&&(c.matrix.fromArray(s.transform.matrix),c.matrix.decompose(c.position,c.quaternion,c.scale),c.matrixWorldNeedsUpdate=!0,s.linearVelocity?(c.hasLinearVelocity=!0,c.linearVelocity.copy(s.linearVelocity)):c.hasLinearVelocity=!1,s.angularVelocity?(c.hasAngularVelocity=!0,c.angularVelocity.copy(s.angularVelocity)):c.hasAngularVelocity=!1,c.eventsEnabled&&c.dispatchEvent({type:"gripUpdated",data:t,target:this})));a!==null&&(r=n.getPose(t.targetRaySpace,i),r===null&&s!==null&&(r=s),r!==null&&(a.matrix.fromArray(r.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,r.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(r.linearVelocity)):a.hasLinearVelocity=!1,r.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(r.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(rD)))}return a!==null&&(a.visible=r!==null),c!==null&&(c.visible=s!==null),l!==null&&(l.visible=o!==null),this}_getHandJoint(t,n){if(t.joints[n.jointName]===void 0){let i=new Er;i.matrixAutoUpdate=!1,i.visible=!1,t.joints[n.jointName]=i,t.add(i)}return t.joints[n.jointName]}},RE={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},ts={h:0,s:0,l:0},mf={h:0,s:0,l:0};function q0(e,t,n){return n<0&&(n+=1),n>1&&(n-=1),n<1/6?e+(t-e)*6*n:n<1/2?t:n<2/3?e+(t-e)*6*(2/3-n):e}var Xt=class{constructor(t,n,i){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(t,n,i)}set(t,n,i){if(n===void 0&&i===void 0){let r=t;r&&r.isColor?this.copy(r):typeof r=="number"?this.setHex(r):typeof r=="string"&&this.setStyle(r)}else this.setRGB(t,n,i);return this}setScalar(t){return this.r=t,this.g=t,this.b=t,this}setHex(t,n=Fn){return t=Math.floor(t),this.r=(t>>16&255)/255,this.g=(t>>8&255)/255,this.b=(t&255)/255,ne.colorSpaceToWorking(this,n),this}setRGB(t,n,i,r=ne.workingColorSpace){return this.r=t,this.g=n,this.b=i,ne.colorSpaceToWorking(this,r),this}setHSL(t,n,i,r=ne.workingColorSpace){if(t=H_(t,1),n=Qt(n,0,1),i=Qt(i,0,1),n===0)this.r=this.g=this.b=i;else{let s=i<=.5?i*(1+n):i+n-i*n,o=2*i-s;this.r=q0(o,s,t+1/3),this.g=q0(o,s,t),this.b=q0(o,s,t-1/3)}return ne.colorSpaceToWorking(this,r),this}setStyle(t,n=Fn){function i(s){s!==void 0&&parseFloat(s)<1&&Dt("Color: Alpha component of "+t+" will be ignored.")}let r;if(r=/^(\w+)\(([^\)]*)\)/.exec(t)){let s,o=r[1],a=r[2];switch(o){case"rgb":case"rgba":if(s=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return i(s[4]),this.setRGB(Math.min(255,parseInt(s[1],10))/255,Math.min(255,parseInt(s[2],10))/255,Math.min(255,parseInt(s[3],10))/255,n);if(s=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return i(s[4]),this.setRGB(Math.min(100,parseFloat(s[1]))/100,Math.min(100,parseFloat(s[2]))/100,Math.min(100,parseFloat(s[3]))/100,n);break;case"hsl":case"hsla":if(s=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return i(s[4]),this.setHSL(parseFloat(s[1])/360,parseFloat(s[2])/100,parseFloat(s[3])/100,n);break;default:Dt("Color: Unknown color model "+t)}}else if(r=/^\#([A-Fa-f\d]+)$/.exec(t)){let s=r[1],o=s.length;if(o===3)return this.setRGB(parseInt(s.charAt(0),16)/15,parseInt(s.charAt(1),16)/15,parseInt(s.charAt(2),16)/15,n);if(o===6)return this.setHex(parseInt(s,16),n);Dt("Color: Invalid hex color "+t)}else if(t&&t.length>0)return this.setColorName(t,n);return this}setColorName(t,n=Fn){let i=RE[t.toLowerCase()];return i!==void 0?this.setHex(i,n):Dt("Color: Unknown color "+t),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(t){return this.r=t.r,this.g=t.g,this.b=t.b,this}copySRGBToLinear(t){return this.r=Ar(t.r),this.g=Ar(t.g),this.b=Ar(t.b),this}copyLinearToSRGB(t){return this.r=ha(t.r),this.g=ha(t.g),this.b=ha(t.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(t=Fn){return ne.workingToColorSpace(an.copy(this),t),Math.round(Qt(an.r*255,0,255))*65536+Math.round(Qt(an.g*255,0,255))*256+Math.round(Qt(an.b*255,0,255))}getHexString(t=Fn){return("000000"+this.getHex(t).toString(16)).slice(-6)}getHSL(t,n=ne.workingColorSpace){ne.workingToColorSpace(an.copy(this),n);let i=an.r,r=an.g,s=an.b,o=Math.max(i,r,s),a=Math.min(i,r,s),c,l,u=(a+o)/2;if(a===o)c=0,l=0;else{let h=o-a;switch(l=u<=.5?h/(o+a):h/(2-o-a),o){case i:c=(r-s)/h+(r<s?6:0);break;case r:c=(s-i)/h+2;break;case s:c=(i-r)/h+4;break}c/=6}return t.h=c,t.s=l,t.l=u,t}getRGB(t,n=ne.workingColorSpace){return ne.workingToColorSpace(an.copy(this),n),t.r=an.r,t.g=an.g,t.b=an.b,t}getStyle(t=Fn){ne.workingToColorSpace(an.copy(this),t);let n=an.r,i=an.g,r=an.b;return t!==Fn?`color(${t} ${n.toFixed(3)} ${i.toFixed(3)} ${r.toFixed(3)})`:`rgb(${Math.round(n*255)},${Math.round(i*255)},${Math.round(r*255)})`}offsetHSL(t,n,i){return this.getHSL(ts),this.setHSL(ts.h+t,ts.s+n,ts.l+i)}add(t){return this.r+=t.r,this.g+=t.g,this.b+=t.b,this}addColors(t,n){return this.r=t.r+n.r,this.g=t.g+n.g,this.b=t.b+n.b,this}addScalar(t){return this.r+=t,this.g+=t,this.b+=t,this}sub(t){return this.r=Math.max(0,this.r-t.r),this.g=Math.max(0,this.g-t.g),this.b=Math.max(0,this.b-t.b),this}multiply(t){return this.r*=t.r,this.g*=t.g,this.b*=t.b,this}multiplyScalar(t){return this.r*=t,this.g*=t,this.b*=t,this}lerp(t,n){return this.r+=(t.r-this.r)*n,this.g+=(t.g-this.g)*n,this.b+=(t.b-this.b)*n,this}lerpColors(t,n,i){return this.r=t.r+(n.r-t.r)*i,this.g=t.g+(n.g-t.g)*i,this.b=t.b+(n.b-t.b)*i,this}lerpHSL(t,n){this.getHSL(ts),t.getHSL(mf);let i=kc(ts.h,mf.h,n),r=kc(ts.s,mf.s,n),s=kc(ts.l,mf.l,n);return this.setHSL(i,r,s),this}setFromVector3(t){return this.r=t.x,this.g=t.y,this.b=t.z,this}applyMatrix3(t){let n=this.r,i=this.g,r=this.b,s=t.elements;return this.r=s[0]*n+s[3]*i+s[6]*r,this.g=s[1]*n+s[4]*i+s[7]*r,this.b=s[2]*n+s[5]*i+s[8]*r,this}equals(t){return t.r===this.r&&t.g===this.g&&t.b===this.b}fromArray(t,n=0){return this.r=t[n],this.g=t[n+1],this.b=t[n+2],this}toArray(t=[],n=0){return t[n]=this.r,t[n+1]=this.g,t[n+2]=this.b,t}fromBufferAttribute(t,n){return this.r=t.getX(n),this.g=t.getY(n),this.b=t.getZ(n),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},an=new Xt;Xt.NAMES=RE;var Xc=class extends tn{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new Rr,this.environmentIntensity=1,this.environmentRotation=new Rr,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(t,n){return super.copy(t,n),this.background=t.background!==null?t.background.clone():null,this.environment=t.environment!==null?t.environment.clone():null,this.fog=t.fog!==null?t.fog.clone():null,this.backgroundBlurriness=t.backgroundBlurriness,this.backgroundIntensity=t.backgroundIntensity,this.backgroundRotation.copy(t.backgroundRotation),this.environmentIntensity=t.environmentIntensity,this.environmentRotation.copy(t.environmentRotation),this.overrideMaterial=t.overrideMaterial!==null?t.overrideMaterial.clone():null,this.matrixAutoUpdate=t.matrixAutoUpdate,this}toJSON(t){let n=super.toJSON(t);return this.fog!==null&&(n.object.fog=this.fog.toJSON()),n.object.backgroundBlurriness=this.backgroundBlurriness,n.object.backgroundIntensity=this.backgroundIntensity,n.object.backgroundRotation=this.backgroundRotation.toArray(),n.object.environmentIntensity=this.environmentIntensity,n.object.environmentRotation=this.environmentRotation.toArray(),n}},yi=new V,Mr=new V,Y0=new V,Sr=new V,ia=new V,ra=new V,CT=new V,Z0=new V,J0=new V,K0=new V,j0=new be,Q0=new be,t_=new be,rs=class e{constructor(t=new V,n=new V,i=new V){this.a=t,this.b=n,this.c=i}static getNormal(t,n,i,r){r.subVectors(i,n),yi.subVectors(t,n),r.cross(yi);let s=r.lengthSq();return s>0?r.multiplyScalar(1/Math.sqrt(s)):r.set(0,0,0)}static getBarycoord(t,n,i,r,s){yi.subVectors(r,n),Mr.subVectors(i,n),Y0.subVectors(t,n);let o=yi.dot(yi),a=yi.dot(Mr),c=yi.dot(Y0),l=Mr.dot(Mr),u=Mr.dot(Y0),h=o*l-a*a;if(h===0)return s.set(0,0,0),null;let f=1/h,d=(l*c-a*u)*f,p=(o*u-a*c)*f;return s.set(1-d-p,p,d)}static containsPoint(t,n,i,r){return this.getBarycoord(t,n,i,r,Sr)===null?!1:Sr.x>=0&&Sr.y>=0&&Sr.x+Sr.y<=1}static getInterpolation(t,n,i,r,s,o,a,c){return this.getBarycoord(t,n,i,r,Sr)===null?(c.x=0,c.y=0,"z"in c&&(c.z=0),"w"in c&&(c.w=0),null):(c.setScalar(0),c.addScaledVector(s,Sr.x),c.addScaledVector(o,Sr.y),c.addScaledVector(a,Sr.z),c)}static getInterpolatedAttribute(t,n,i,r,s,o){return j0.setScalar(0),Q0.setScalar(0),t_.setScalar(0),j0.fromBufferAttribute(t,n),Q0.fromBufferAttribute(t,i),t_.fromBufferAttribute(t,r),o.setScalar(0),o.addScaledVector(j0,s.x),o.addScaledVector(Q0,s.y),o.addScaledVector(t_,s.z),o}static isFrontFacing(t,n,i,r){return yi.subVectors(i,n),Mr.subVectors(t,n),yi.cross(Mr).dot(r)<0}set(t,n,i){return this.a.copy(t),this.b.copy(n),this.c.copy(i),this}setFromPointsAndIndices(t,n,i,r){return this.a.copy(t[n]),this.b.copy(t[i]),this.c.copy(t[r]),this}setFromAttributeAndIndices(t,n,i,r){return this.a.fromBufferAttribute(t,n),this.b.fromBufferAttribute(t,i),this.c.fromBufferAttribute(t,r),this}clone(){return new this.constructor().copy(this)}copy(t){return this.a.copy(t.a),this.b.copy(t.b),this.c.copy(t.c),this}getArea(){return yi.subVectors(this.c,this.b),Mr.subVectors(this.a,this.b),yi.cross(Mr).length()*.5}getMidpoint(t){return t.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(t){return e.getNormal(this.a,this.b,this.c,t)}getPlane(t){return t.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(t,n){return e.getBarycoord(t,this.a,this.b,this.c,n)}getInterpolation(t,n,i,r,s){return e.getInterpolation(t,this.a,this.b,this.c,n,i,r,s)}containsPoint(t){return e.containsPoint(t,this.a,this.b,this.c)}isFrontFacing(t){return e.isFrontFacing(this.a,this.b,this.c,t)}intersectsBox(t){return t.intersectsTriangle(this)}closestPointToPoint(t,n){let i=this.a,r=this.b,s=this.c,o,a;ia.subVectors(r,i),ra.subVectors(s,i),Z0.subVectors(t,i);let c=ia.dot(Z0),l=ra.dot(Z0);if(c<=0&&l<=0)return n.copy(i);J0.subVectors(t,r);let u=ia.dot(J0),h=ra.dot(J0);if(u>=0&&h<=u)return n.copy(r);let f=c*h-u*l;if(f<=0&&c>=0&&u<=0&&c-u>0)return o=c/(c-u),n.copy(i).addScaledVector(ia,o);K0.subVectors(t,s);let d=ia.dot(K0),p=ra.dot(K0);if(p>=0&&d<=p)return n.copy(s);let _=d*l-c*p;if(_<=0&&l>=0&&p<=0)return a=l/(l-p),n.copy(i).addScaledVector(ra,a);let g=u*p-d*h;if(g<=0&&h-u>=0&&d-p>=0)return CT.subVectors(s,r),a=(h-u)/(h-u+(d-p)),n.copy(r).addScaledVector(CT,a);let m=1/(g+_+f);return o=_*m,a=f*m,n.copy(i).addScaledVector(ia,o).addScaledVector(ra,a)}equals(t){return t.a.equals(this.a)&&t.b.equals(this.b)&&t.c.equals(this.c)}},Zi=class{constructor(t=new V(1/0,1/0,1/0),n=new V(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=t,this.max=n}set(t,n){return this.min.copy(t),this.max.copy(n),this}setFromArray(t){this.makeEmpty();for(let n=0,i=t.length;n<i;n+=3)this.expandByPoint(xi.fromArray(t,n));return this}setFromBufferAttribute(t){this.makeEmpty();for(let n=0,i=t.count;n<i;n++)this.expandByPoint(xi.fromBufferAttribute(t,n));return this}setFromPoints(t){this.makeEmpty();for(let n=0,i=t.length;n<i;n++)this.expandByPoint(t[n]);return this}setFromCenterAndSize(t,n){let i=xi.copy(n).multiplyScalar(.5);return this.min.copy(t).sub(i),this.max.copy(t).add(i),this}setFromObject(t,n=!1){return this.makeEmpty(),this.expandByObject(t,n)}clone(){return new this.constructor().copy(this)}copy(t){return this.min.copy(t.min),this.max.copy(t.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(t){return this.isEmpty()?t.set(0,0,0):t.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(t){return this.isEmpty()?t.set(0,0,0):t.subVectors(this.max,this.min)}expandByPoint(t){return this.min.min(t),this.max.max(t),this}expandByVector(t){return this.min.sub(t),this.max.add(t),this}expandByScalar(t){return this.min.addScalar(-t),this.max.addScalar(t),this}expandByObject(t,n=!1){t.updateWorldMatrix(!1,!1);let i=t.geometry;if(i!==void 0){let s=i.getAttribute("position");if(n===!0&&s!==void 0&&t.isInstancedMesh!==!0&&t.isBatchedMesh!==!0)for(let o=0,a=s.count;o<a;o++)t.isMesh===!0?t.getVertexPosition(o,xi):xi.fromBufferAttribute(s,o),xi.applyMatrix4(t.matrixWorld),this.expandByPoint(xi);else t.boundingBox!==void 0?(t.boundingBox===null&&t.computeBoundingBox(),gf.copy(t.boundingBox)):(i.boundingBox===null&&i.computeBoundingBox(),gf.copy(i.boundingBox)),gf.applyMatrix4(t.matrixWorld),this.union(gf)}let r=t.children;for(let s=0,o=r.length;s<o;s++)this.expandByObject(r[s],n);return this}containsPoint(t){return t.x>=this.min.x&&t.x<=this.max.x&&t.y>=this.min.y&&t.y<=this.max.y&&t.z>=this.min.z&&t.z<=this.max.z}containsBox(t){return this.min.x<=t.min.x&&t.max.x<=this.max.x&&this.min.y<=t.min.y&&t.max.y<=this.max.y&&this.min.z<=t.min.z&&t.max.z<=this.max.z}getParameter(t,n){return n.set((t.x-this.min.x)/(this.max.x-this.min.x),(t.y-this.min.y)/(this.max.y-this.min.y),(t.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(t){return t.max.x>=this.min.x&&t.min.x<=this.max.x&&t.max.y>=this.min.y&&t.min.y<=this.max.y&&t.max.z>=this.min.z&&t.min.z<=this.max.z}intersectsSphere(t){return this.clampPoint(t.center,xi),xi.distanceToSquared(t.center)<=t.radius*t.radius}intersectsPlane(t){let n,i;return t.normal.x>0?(n=t.normal.x*this.min.x,i=t.normal.x*this.max.x):(n=t.normal.x*this.max.x,i=t.normal.x*this.min.x),t.normal.y>0?(n+=t.normal.y*this.min.y,i+=t.normal.y*this.max.y):(n+=t.normal.y*this.max.y,i+=t.normal.y*this.min.y),t.normal.z>0?(n+=t.normal.z*this.min.z,i+=t.normal.z*this.max.z):(n+=t.normal.z*this.max.z,i+=t.normal.z*this.min.z),n<=-t.constant&&i>=-t.constant}intersectsTriangle(t){if(this.isEmpty())return!1;this.getCenter(Nc),_f.subVectors(this.max,Nc),sa.subVectors(t.a,Nc),oa.subVectors(t.b,Nc),aa.subVectors(t.c,Nc),es.subVectors(oa,sa),ns.subVectors(aa,oa),qs.subVectors(sa,aa);let n=[0,-es.z,es.y,0,-ns.z,ns.y,0,-qs.z,qs.y,es.z,0,-es.x,ns.z,0,-ns.x,qs.z,0,-qs.x,-es.y,es.x,0,-ns.y,ns.x,0,-qs.y,qs.x,0];return!e_(n,sa,oa,aa,_f)||(n=[1,0,0,0,1,0,0,0,1],!e_(n,sa,oa,aa,_f))?!1:(yf.crossVectors(es,ns),n=[yf.x,yf.y,yf.z],e_(n,sa,oa,aa,_f))}clampPoint(t,n){return n.copy(t).clamp(this.min,this.max)}distanceToPoint(t){return this.clampPoint(t,xi).distanceTo(t)}getBoundingSphere(t){return this.isEmpty()?t.makeEmpty():(this.getCenter(t.center),t.radius=this.getSize(xi).length()*.5),t}intersect(t){return this.min.max(t.min),this.max.min(t.max),this.isEmpty()&&this.makeEmpty(),this}union(t){return this.min.min(t.min),this.max.max(t.max),this}applyMatrix4(t){return this.isEmpty()?this:(wr[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(t),wr[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(t),wr[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(t),wr[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(t),wr[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(t),wr[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(t),wr[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(t),wr[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(t),this.setFromPoints(wr),this)}translate(t){return this.min.add(t),this.max.add(t),this}equals(t){return t.min.equals(this.min)&&t.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(t){return this.min.fromArray(t.min),this.max.fromArray(t.max),this}},wr=[new V,new V,new V,new V,new V,new V,new V,new V],xi=new V,gf=new Zi,sa=new V,oa=new V,aa=new V,es=new V,ns=new V,qs=new V,Nc=new V,_f=new V,yf=new V,Ys=new V;function e_(e,t,n,i,r){for(let s=0,o=e.length-3;s<=o;s+=3){Ys.fromArray(e,s);let a=r.x*Math.abs(Ys.x)+r.y*Math.abs(Ys.y)+r.z*Math.abs(Ys.z),c=t.dot(Ys),l=n.dot(Ys),u=i.dot(Ys);if(Math.max(-Math.max(c,l,u),Math.min(c,l,u))>a)return!1}return!0}var Le=new V,xf=new Ot,sD=0,Sn=class extends vi{constructor(t,n,i=!1){if(super(),Array.isArray(t))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:sD++}),this.name="",this.array=t,this.itemSize=n,this.count=t!==void 0?t.length/n:0,this.normalized=i,this.usage=ME,this.updateRanges=[],this.gpuType=Mi,this.version=0,this._normalizationScale=t!==void 0?$_(t):void 0}onUploadCallback(){}set needsUpdate(t){t===!0&&this.version++}setUsage(t){return this.usage=t,this}addUpdateRange(t,n){this.updateRanges.push({start:t,count:n})}clearUpdateRanges(){this.updateRanges.length=0}copy(t){return this.name=t.name,this.array=new t.array.constructor(t.array),this.itemSize=t.itemSize,this.count=t.count,this.normalized=t.normalized,this.usage=t.usage,this.gpuType=t.gpuType,this._normalizationScale=t._normalizationScale,this}copyAt(t,n,i){t*=this.itemSize,i*=n.itemSize;for(let r=0,s=this.itemSize;r<s;r++)this.array[t+r]=n.array[i+r];return this}copyArray(t){return this.array.set(t),this}applyMatrix3(t){if(this.itemSize===2)for(let n=0,i=this.count;n<i;n++)xf.fromBufferAttribute(this,n),xf.applyMatrix3(t),this.setXY(n,xf.x,xf.y);else if(this.itemSize===3)for(let n=0,i=this.count;n<i;n++)Le.fromBufferAttribute(this,n),Le.applyMatrix3(t),this.setXYZ(n,Le.x,Le.y,Le.z);return this}applyMatrix4(t){for(let n=0,i=this.count;n<i;n++)Le.fromBufferAttribute(this,n),Le.applyMatrix4(t),this.setXYZ(n,Le.x,Le.y,Le.z);return this}applyNormalMatrix(t){for(let n=0,i=this.count;n<i;n++)Le.fromBufferAttribute(this,n),Le.applyNormalMatrix(t),this.setXYZ(n,Le.x,Le.y,Le.z);return this}transformDirection(t){for(let n=0,i=this.count;n<i;n++)Le.fromBufferAttribute(this,n),Le.transformDirection(t),this.setXYZ(n,Le.x,Le.y,Le.z);return this}set(t,n=0){return this.array.set(t,n),this}getComponent(t,n){let i=this.array[t*this.itemSize+n];return this.normalized&&(i=this._denormalize(i)),i}setComponent(t,n,i){return this.normalized&&(i=this._normalize(i)),this.array[t*this.itemSize+n]=i,this}getX(t){let n=this.array[t*this.itemSize];return this.normalized&&(n=this._denormalize(n)),n}setX(t,n){return this.normalized&&(n=this._normalize(n)),this.array[t*this.itemSize]=n,this}getY(t){let n=this.array[t*this.itemSize+1];return this.normalized&&(n=this._denormalize(n)),n}setY(t,n){return this.normalized&&(n=this._normalize(n)),this.array[t*this.itemSize+1]=n,this}getZ(t){let n=this.array[t*this.itemSize+2];return this.normalized&&(n=this._denormalize(n)),n}setZ(t,n){return this.normalized&&(n=this._normalize(n)),this.array[t*this.itemSize+2]=n,this}getW(t){let n=this.array[t*this.itemSize+3];return this.normalized&&(n=this._denormalize(n)),n}setW(t,n){return this.normalized&&(n=this._normalize(n)),this.array[t*this.itemSize+3]=n,this}setXY(t,n,i){return t*=this.itemSize,this.normalized&&(n=this._normalize(n),i=this._normalize(i)),this.array[t+0]=n,this.array[t+1]=i,this}setXYZ(t,n,i,r){return t*=this.itemSize,this.normalized&&(n=this._normalize(n),i=this._normalize(i),r=this._normalize(r)),this.array[t+0]=n,this.array[t+1]=i,this.array[t+2]=r,this}setXYZW(t,n,i,r,s){return t*=this.itemSize,this.normalized&&(n=this._normalize(n),i=this._normalize(i),r=this._normalize(r),s=this._normalize(s)),this.array[t+0]=n,this.array[t+1]=i,this.array[t+2]=r,this.array[t+3]=s,this}onUpload(t){return this.onUploadCallback=t,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let t={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return t.name=this.name,t.usage=this.usage,t.gpuType=this.gpuType,t}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(t){let n=this._normalizationScale;return n!==void 0?Math.max(t/n,-1):AE(t,this.array)}_normalize(t){let n=this._normalizationScale;return n!==void 0?Math.round(t*n):CE(t,this.array)}};var qc=class extends Sn{constructor(t,n,i){super(new Uint16Array(t),n,i)}};var Yc=class extends Sn{constructor(t,n,i){super(new Uint32Array(t),n,i)}};var Qe=class extends Sn{constructor(t,n,i){super(new Float32Array(t),n,i)}},oD=new Zi,Dc=new V,n_=new V,Ks=class{constructor(t=new V,n=-1){this.isSphere=!0,this.center=t,this.radius=n}set(t,n){return this.center.copy(t),this.radius=n,this}setFromPoints(t,n){let i=this.center;n!==void 0?i.copy(n):oD.setFromPoints(t).getCenter(i);let r=0;for(let s=0,o=t.length;s<o;s++)r=Math.max(r,i.distanceToSquared(t[s]));return this.radius=Math.sqrt(r),this}copy(t){return this.center.copy(t.center),this.radius=t.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(t){return t.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(t){return t.distanceTo(this.center)-this.radius}intersectsSphere(t){let n=this.radius+t.radius;return t.center.distanceToSquared(this.center)<=n*n}intersectsBox(t){return t.intersectsSphere(this)}intersectsPlane(t){return Math.abs(t.distanceToPoint(this.center))<=this.radius}clampPoint(t,n){let i=this.center.distanceToSquared(t);return n.copy(t),i>this.radius*this.radius&&(n.sub(this.center).normalize(),n.multiplyScalar(this.radius).add(this.center)),n}getBoundingBox(t){return this.isEmpty()?(t.makeEmpty(),t):(t.set(this.center,this.center),t.expandByScalar(this.radius),t)}applyMatrix4(t){return this.center.applyMatrix4(t),this.radius=this.radius*t.getMaxScaleOnAxis(),this}translate(t){return this.center.add(t),this}expandByPoint(t){if(this.isEmpty())return this.center.copy(t),this.radius=0,this;Dc.subVectors(t,this.center);let n=Dc.lengthSq();if(n>this.radius*this.radius){let i=Math.sqrt(n),r=(i-this.radius)*.5;this.center.addScaledVector(Dc,r/i),this.radius+=r}return this}union(t){return t.isEmpty()?this:this.isEmpty()?(this.copy(t),this):(this.center.equals(t.center)===!0?this.radius=Math.max(this.radius,t.radius):(n_.subVectors(t.center,this.center).setLength(t.radius),this.expandByPoint(Dc.copy(t.center).add(n_)),this.expandByPoint(Dc.copy(t.center).sub(n_))),this)}equals(t){return t.center.equals(this.center)&&t.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(t){return this.radius=t.radius,this.center.fromArray(t.center),this}},aD=0,ci=new ye,i_=new tn,ca=new V,Un=new Zi,Uc=new Zi,Ze=new V,Tn=class e extends vi{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:aD++}),this.uuid=Aa(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(t){return Array.isArray(t)?this.index=new(LN(t)?Yc:qc)(t,1):this.index=t,this}setIndirect(t,n=0){return this.indirect=t,this.indirectOffset=n,this}getIndirect(){return this.indirect}getAttribute(t){return this.attributes[t]}setAttribute(t,n){return this.attributes[t]=n,this}deleteAttribute(t){return delete this.attributes[t],this}hasAttribute(t){return this.attributes[t]!==void 0}addGroup(t,n,i=0){this.groups.push({start:t,count:n,materialIndex:i})}clearGroups(){this.groups=[]}setDrawRange(t,n){this.drawRange.start=t,this.drawRange.count=n}applyMatrix4(t){let n=this.attributes.position;n!==void 0&&(n.applyMatrix4(t),n.needsUpdate=!0);let i=this.attributes.normal;if(i!==void 0){let s=new Bt().getNormalMatrix(t);i.applyNormalMatrix(s),i.needsUpdate=!0}let r=this.attributes.tangent;return r!==void 0&&(r.transformDirection(t),r.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(t){return ci.makeRotationFromQuaternion(t),this.applyMatrix4(ci),this}rotateX(t){return ci.makeRotationX(t),this.applyMatrix4(ci),this}rotateY(t){return ci.makeRotationY(t),this.applyMatrix4(ci),this}rotateZ(t){return ci.makeRotationZ(t),this.applyMatrix4(ci),this}translate(t,n,i){return ci.makeTranslation(t,n,i),this.applyMatrix4(ci),this}scale(t,n,i){return ci.makeScale(t,n,i),this.applyMatrix4(ci),this}lookAt(t){return i_.lookAt(t),i_.updateMatrix(),this.applyMatrix4(i_.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(ca).negate(),this.translate(ca.x,ca.y,ca.z),this}setFromPoints(t){let n=this.getAttribute("position");if(n===void 0){let i=[];for(let r=0,s=t.length;r<s;r++){let o=t[r];i.push(o.x,o.y,o.z||0)}this.setAttribute("position",new Qe(i,3))}else{let i=Math.min(t.length,n.count);for(let r=0;r<i;r++){let s=t[r];n.setXYZ(r,s.x,s.y,s.z||0)}t.length>n.count&&Dt("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),n.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new Zi);let t=this.attributes.position,n=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){Ft("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new V(-1/0,-1/0,-1/0),new V(1/0,1/0,1/0));return}if(t!==void 0){if(this.boundingBox.setFromBufferAttribute(t),n)for(let i=0,r=n.length;i<r;i++){let s=n[i];Un.setFromBufferAttribute(s),this.morphTargetsRelative?(Ze.addVectors(this.boundingBox.min,Un.min),this.boundingBox.expandByPoint(Ze),Ze.addVectors(this.boundingBox.max,Un.max),this.boundingBox.expandByPoint(Ze)):(this.boundingBox.expandByPoint(Un.min),this.boundingBox.expandByPoint(Un.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Ft('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Ks);let t=this.attributes.position,n=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){Ft("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new V,1/0);return}if(t){let i=this.boundingSphere.center;if(Un.setFromBufferAttribute(t),n)for(let s=0,o=n.length;s<o;s++){let a=n[s];Uc.setFromBufferAttribute(a),this.morphTargetsRelative?(Ze.addVectors(Un.min,Uc.min),Un.expandByPoint(Ze),Ze.addVectors(Un.max,Uc.max),Un.expandByPoint(Ze)):(Un.expandByPoint(Uc.min),Un.expandByPoint(Uc.max))}Un.getCenter(i);let r=0;for(let s=0,o=t.count;s<o;s++)Ze.fromBufferAttribute(t,s),r=Math.max(r,i.distanceToSquared(Ze));if(n)for(let s=0,o=n.length;s<o;s++){let a=n[s],c=this.morphTargetsRelative;for(let l=0,u=a.count;l<u;l++)Ze.fromBufferAttribute(a,l),c&&(ca.fromBufferAttribute(t,l),Ze.add(ca)),r=Math.max(r,i.distanceToSquared(Ze))}this.boundingSphere.radius=Math.sqrt(r),isNaN(this.boundingSphere.radius)&&Ft('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let t=this.index,n=this.attributes;if(t===null||n.position===void 0||n.normal===void 0||n.uv===void 0){Ft("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let i=n.position,r=n.normal,s=n.uv,o=this.getAttribute("tangent");(o===void 0||o.count!==i.count)&&(o=new Sn(new Float32Array(4*i.count),4),this.setAttribute("tangent",o));let a=[],c=[],l=new Uint8Array(i.count);for(let C=0;C<i.count;C++)a[C]=new V,c[C]=new V;let u=new V,h=new V,f=new V,d=new Ot,p=new Ot,_=new Ot,g=new V,m=new V;function v(C,R,A){l[C]=l[R]=l[A]=1,u.fromBufferAttribute(i,C),h.fromBufferAttribute(i,R),f.fromBufferAttribute(i,A),d.fromBufferAttribute(s,C),p.fromBufferAttribute(s,R),_.fromBufferAttribute(s,A),h.sub(u),f.sub(u),p.sub(d),_.sub(d);let N=1/(p.x*_.y-_.x*p.y);isFinite(N)&&(g.copy(h).multiplyScalar(_.y).addScaledVector(f,-p.y).multiplyScalar(N),m.copy(f).multiplyScalar(p.x).addScaledVector(h,-_.x).multiplyScalar(N),a[C].add(g),a[R].add(g),a[A].add(g),c[C].add(m),c[R].add(m),c[A].add(m))}let w=this.groups;w.length===0&&(w=[{start:0,count:t.count}]);for(let C=0,R=w.length;C<R;++C){let A=w[C],N=A.start,O=A.count;for(let P=N,L=N+O;P<L;P+=3)v(t.getX(P+0),t.getX(P+1),t.getX(P+2))}let x=new V,S=new V,b=new V,y=new V;function M(C){b.fromBufferAttribute(r,C),y.copy(b);let R=a[C];x.copy(R),x.sub(b.multiplyScalar(b.dot(R))).normalize(),S.crossVectors(y,R);let N=S.dot(c[C])<0?-1:1;o.setXYZW(C,x.x,x.y,x.z,N)}for(let C=0,R=i.count;C<R;++C)l[C]&&M(C);this._transformed=!0}computeVertexNormals(){let t=this.index,n=this.getAttribute("position");if(n!==void 0){let i=this.getAttribute("normal");if(i===void 0||i.count!==n.count)i=new Sn(new Float32Array(n.count*3),3),this.setAttribute("normal",i);else for(let f=0,d=i.count;f<d;f++)i.setXYZ(f,0,0,0);let r=new V,s=new V,o=new V,a=new V,c=new V,l=new V,u=new V,h=new V;if(t)for(let f=0,d=t.count;f<d;f+=3){let p=t.getX(f+0),_=t.getX(f+1),g=t.getX(f+2);r.fromBufferAttribute(n,p),s.fromBufferAttribute(n,_),o.fromBufferAttribute(n,g),u.subVectors(o,s),h.subVectors(r,s),u.cross(h),a.fromBufferAttribute(i,p),c.fromBufferAttribute(i,_),l.fromBufferAttribute(i,g),a.add(u),c.add(u),l.add(u),i.setXYZ(p,a.x,a.y,a.z),i.setXYZ(_,c.x,c.y,c.z),i.setXYZ(g,l.x,l.y,l.z)}else for(let f=0,d=n.count;f<d;f+=3)r.fromBufferAttribute(n,f+0),s.fromBufferAttribute(n,f+1),o.fromBufferAttribute(n,f+2),u.subVectors(o,s),h.subVectors(r,s),u.cross(h),i.setXYZ(f+0,u.x,u.y,u.z),i.setXYZ(f+1,u.x,u.y,u.z),i.setXYZ(f+2,u.x,u.y,u.z);this.normalizeNormals(),i.needsUpdate=!0}}normalizeNormals(){let t=this.attributes.normal;for(let n=0,i=t.count;n<i;n++)Ze.fromBufferAttribute(t,n),Ze.normalize(),t.setXYZ(n,Ze.x,Ze.y,Ze.z)}toNonIndexed(){function t(a,c){let l=a.array,u=a.itemSize,h=a.normalized,f=new l.constructor(c.length*u),d=0,p=0;for(let _=0,g=c.length;_<g;_++){a.isInterleavedBufferAttribute?d=c[_]*a.data.stride+a.offset:d=c[_]*u;for(let m=0;m<u;m++)f[p++]=l[d++]}return new Sn(f,u,h)}if(this.index===null)return Dt("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let n=new e,i=this.index.array,r=this.attributes;for(let a in r){let c=r[a],l=t(c,i);n.setAttribute(a,l)}let s=this.morphAttributes;for(let a in s){let c=[],l=s[a];for(let u=0,h=l.length;u<h;u++){let f=l[u],d=t(f,i);c.push(d)}n.morphAttributes[a]=c}n.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let a=0,c=o.length;a<c;a++){let l=o[a];n.addGroup(l.start,l.count,l.materialIndex)}return n}toJSON(){let t={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(t.uuid=this.uuid,t.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,t.name=this.name,Object.keys(this.userData).length>0&&(t.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let c=this.parameters;for(let l in c)c[l]!==void 0&&(t[l]=c[l]);return t}t.data={attributes:{}};let n=this.index;n!==null&&(t.data.index={type:n.array.constructor.name,array:Array.prototype.slice.call(n.array)});let i=this.attributes;for(let c in i){let l=i[c];t.data.attributes[c]=l.toJSON(t.data)}let r={},s=!1;for(let c in this.morphAttributes){let l=this.morphAttributes[c],u=[];for(let h=0,f=l.length;h<f;h++){let d=l[h];u.push(d.toJSON(t.data))}u.length>0&&(r[c]=u,s=!0)}s&&(t.data.morphAttributes=r,t.data.morphTargetsRelative=this.morphTargetsRelative);let o=this.groups;o.length>0&&(t.data.groups=JSON.parse(JSON.stringify(o)));let a=this.boundingSphere;return a!==null&&(t.data.boundingSphere=a.toJSON()),t}clone(){return new this.constructor().copy(this)}copy(t){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let n={};this.name=t.name;let i=t.index;i!==null&&this.setIndex(i.clone());let r=t.attributes;for(let l in r){let u=r[l];this.setAttribute(l,u.clone(n))}let s=t.morphAttributes;for(let l in s){let u=[],h=s[l];for(let f=0,d=h.length;f<d;f++)u.push(h[f].clone(n));this.morphAttributes[l]=u}this.morphTargetsRelative=t.morphTargetsRelative;let o=t.groups;for(let l=0,u=o.length;l<u;l++){let h=o[l];this.addGroup(h.start,h.count,h.materialIndex)}let a=t.boundingBox;a!==null&&(this.boundingBox=a.clone());let c=t.boundingSphere;return c!==null&&(this.boundingSphere=c.clone()),this.drawRange.start=t.drawRange.start,this.drawRange.count=t.drawRange.count,this.userData=t.userData,this._transformed=t._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}};var r_=new V,cD=new V,lD=new Bt,On=class{constructor(t=new V(1,0,0),n=0){this.isPlane=!0,this.normal=t,this.constant=n}set(t,n){return this.normal.copy(t),this.constant=n,this}setComponents(t,n,i,r){return this.normal.set(t,n,i),this.constant=r,this}setFromNormalAndCoplanarPoint(t,n){return this.normal.copy(t),this.constant=-n.dot(this.normal),this}setFromCoplanarPoints(t,n,i){let r=r_.subVectors(i,n).cross(cD.subVectors(t,n)).normalize();return this.setFromNormalAndCoplanarPoint(r,t),this}copy(t){return this.normal.copy(t.normal),this.constant=t.constant,this}normalize(){let t=1/this.normal.length();return this.normal.multiplyScalar(t),this.constant*=t,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(t){return this.normal.dot(t)+this.constant}distanceToSphere(t){return this.distanceToPoint(t.center)-t.radius}projectPoint(t,n){return n.copy(t).addScaledVector(this.normal,-this.distanceToPoint(t))}intersectLine(t,n,i=!0){let r=t.delta(r_),s=this.normal.dot(r);if(s===0)return this.distanceToPoint(t.start)===0?n.copy(t.start):null;let o=-(t.start.dot(this.normal)+this.constant)/s;return i===!0&&(o<0||o>1)?null:n.copy(t.start).addScaledVector(r,o)}intersectsLine(t){let n=this.distanceToPoint(t.start),i=this.distanceToPoint(t.end);return n<0&&i>0||i<0&&n>0}intersectsBox(t){return t.intersectsPlane(this)}intersectsSphere(t){return t.intersectsPlane(this)}coplanarPoint(t){return t.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(t,n){let i=n||lD.getNormalMatrix(t),r=this.coplanarPoint(r_).applyMatrix4(t),s=this.normal.applyMatrix3(i).normalize();return this.constant=-r.dot(s),this}translate(t){return this.constant-=t.dot(this.normal),this}equals(t){return t.normal.equals(this.normal)&&t.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(t){return this.normal.fromArray(t.normal),this.constant=t.constant,this}},uD=0,Pr=class extends vi{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:uD++}),this.uuid=Aa(),this.name="",this.type="Material",this.blending=wa,this.side=fs,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=v_,this.blendDst=b_,this.blendEquation=no,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Xt(0,0,0),this.blendAlpha=0,this.depthFunc=da,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=gE,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=Ff,this.stencilZFail=Ff,this.stencilZPass=Ff,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(t){this._alphaTest>0!=t>0&&this.version++,this._alphaTest=t}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(t){if(t!==void 0)for(let n in t){let i=t[n];if(i===void 0){Dt(`Material: parameter '${n}' has value of undefined.`);continue}let r=this[n];if(r===void 0){Dt(`Material: '${n}' is not a property of THREE.${this.type}.`);continue}r&&r.isColor?r.set(i):r&&r.isVector2&&i&&i.isVector2||r&&r.isEuler&&i&&i.isEuler||r&&r.isVector3&&i&&i.isVector3?r.copy(i):this[n]=i}}toJSON(t){let n=t===void 0||typeof t=="string";n&&(t={textures:{},images:{}});let i={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};i.uuid=this.uuid,i.type=this.type,i.blending=this.blending,i.side=this.side,i.shadowSide=this.shadowSide,i.vertexColors=this.vertexColors,i.opacity=this.opacity,i.transparent=this.transparent,i.blendSrc=this.blendSrc,i.blendDst=this.blendDst,i.blendEquation=this.blendEquation,i.blendSrcAlpha=this.blendSrcAlpha,i.blendDstAlpha=this.blendDstAlpha,i.blendEquationAlpha=this.blendEquationAlpha,i.blendColor=this.blendColor.getHex(),i.blendAlpha=this.blendAlpha,i.depthFunc=this.depthFunc,i.depthTest=this.depthTest,i.depthWrite=this.depthWrite,i.colorWrite=this.colorWrite,i.clipIntersection=this.clipIntersection,i.clipShadows=this.clipShadows,i.stencilWriteMask=this.stencilWriteMask,i.stencilFunc=this.stencilFunc,i.stencilRef=this.stencilRef,i.stencilFuncMask=this.stencilFuncMask,i.stencilFail=this.stencilFail,i.stencilZFail=this.stencilZFail,i.stencilZPass=this.stencilZPass,i.stencilWrite=this.stencilWrite,i.polygonOffset=this.polygonOffset,i.polygonOffsetFactor=this.polygonOffsetFactor,i.polygonOffsetUnits=this.polygonOffsetUnits,i.dithering=this.dithering,i.alphaTest=this.alphaTest,i.alphaHash=this.alphaHash,i.alphaToCoverage=this.alphaToCoverage,i.premultipliedAlpha=this.premultipliedAlpha,i.forceSinglePass=this.forceSinglePass,i.allowOverride=this.allowOverride,i.visible=this.visible,i.toneMapped=this.toneMapped,i.name=this.name,this.color&&this.color.isColor&&(i.color=this.color.getHex()),this.roughness!==void 0&&(i.roughness=this.roughness),this.metalness!==void 0&&(i.metalness=this.metalness),this.sheen!==void 0&&(i.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(i.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(i.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(i.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(i.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(i.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(i.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(i.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(i.shininess=this.shininess),this.clearcoat!==void 0&&(i.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(i.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(i.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(i.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(t).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(i.clearcoatMap=this.clearcoatMap.toJSON(t).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(i.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(t).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(i.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(t).uuid,i.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(i.sheenColorMap=this.sheenColorMap.toJSON(t).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(i.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(t).uuid),this.dispersion!==void 0&&(i.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(i.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(i.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(i.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(i.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(i.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(i.iridescenceMap=this.iridescenceMap.toJSON(t).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(i.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(t).uuid),this.anisotropy!==void 0&&(i.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(i.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(i.anisotropyMap=this.anisotropyMap.toJSON(t).uuid),this.map&&this.map.isTexture&&(i.map=this.map.toJSON(t).uuid),this.matcap&&this.matcap.isTexture&&(i.matcap=this.matcap.toJSON(t).uuid),this.alphaMap&&this.alphaMap.isTexture&&(i.alphaMap=this.alphaMap.toJSON(t).uuid),this.lightMap&&this.lightMap.isTexture&&(i.lightMap=this.lightMap.toJSON(t).uuid,i.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(i.aoMap=this.aoMap.toJSON(t).uuid,i.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(i.bumpMap=this.bumpMap.toJSON(t).uuid,i.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(i.normalMap=this.normalMap.toJSON(t).uuid,i.normalMapType=this.normalMapType,i.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(i.displacementMap=this.displacementMap.toJSON(t).uuid,i.displacementScale=this.displacementScale,i.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(i.roughnessMap=this.roughnessMap.toJSON(t).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(i.metalnessMap=this.metalnessMap.toJSON(t).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(i.emissiveMap=this.emissiveMap.toJSON(t).uuid),this.specularMap&&this.specularMap.isTexture&&(i.specularMap=this.specularMap.toJSON(t).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(i.specularIntensityMap=this.specularIntensityMap.toJSON(t).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(i.specularColorMap=this.specularColorMap.toJSON(t).uuid),this.envMap&&this.envMap.isTexture&&(i.envMap=this.envMap.toJSON(t).uuid,this.combine!==void 0&&(i.combine=this.combine)),this.envMapRotation!==void 0&&(i.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(i.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(i.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(i.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(i.gradientMap=this.gradientMap.toJSON(t).uuid),this.transmission!==void 0&&(i.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(i.transmissionMap=this.transmissionMap.toJSON(t).uuid),this.thickness!==void 0&&(i.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(i.thicknessMap=this.thicknessMap.toJSON(t).uuid),this.attenuationDistance!==void 0&&(i.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(i.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(i.size=this.size),this.sizeAttenuation!==void 0&&(i.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(i.clippingPlanes=this.clippingPlanes.map(s=>s.toJSON())),this.rotation!==void 0&&(i.rotation=this.rotation),this.depthPacking!==void 0&&(i.depthPacking=this.depthPacking),this.linewidth!==void 0&&(i.linewidth=this.linewidth),this.linecap!==void 0&&(i.linecap=this.linecap),this.linejoin!==void 0&&(i.linejoin=this.linejoin),this.dashSize!==void 0&&(i.dashSize=this.dashSize),this.gapSize!==void 0&&(i.gapSize=this.gapSize),this.scale!==void 0&&(i.scale=this.scale),this.wireframe!==void 0&&(i.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(i.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(i.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(i.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(i.flatShading=this.flatShading),this.fog!==void 0&&(i.fog=this.fog),Object.keys(this.userData).length>0&&(i.userData=this.userData);function r(s){let o=[];for(let a in s){let c=s[a];delete c.metadata,o.push(c)}return o}if(n){let s=r(t.textures),o=r(t.images);s.length>0&&(i.textures=s),o.length>0&&(i.images=o)}return i}fromJSON(t,n){if(t.uuid!==void 0&&(this.uuid=t.uuid),t.name!==void 0&&(this.name=t.name),t.color!==void 0&&this.color!==void 0&&this.color.setHex(t.color),t.roughness!==void 0&&(this.roughness=t.roughness),t.metalness!==void 0&&(this.metalness=t.metalness),t.sheen!==void 0&&(this.sheen=t.sheen),t.sheenColor!==void 0&&(this.sheenColor=new Xt().setHex(t.sheenColor)),t.sheenRoughness!==void 0&&(this.sheenRoughness=t.sheenRoughness),t.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(t.emissive),t.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(t.specular),t.specularIntensity!==void 0&&(this.specularIntensity=t.specularIntensity),t.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(t.specularColor),t.shininess!==void 0&&(this.shininess=t.shininess),t.clearcoat!==void 0&&(this.clearcoat=t.clearcoat),t.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=t.clearcoatRoughness),t.diffuseRoughness!==void 0&&(this.diffuseRoughness=t.diffuseRoughness),t.dispersion!==void 0&&(this.dispersion=t.dispersion),t.retroreflectivity!==void 0&&(this.retroreflectivity=t.retroreflectivity),t.iridescence!==void 0&&(this.iridescence=t.iridescence),t.iridescenceIOR!==void 0&&(this.iridescenceIOR=t.iridescenceIOR),t.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=t.iridescenceThicknessMinimum),t.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=t.iridescenceThicknessMaximum),t.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=t.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=t.iridescenceThicknessRange[1]),t.transmission!==void 0&&(this.transmission=t.transmission),t.thickness!==void 0&&(this.thickness=t.thickness),t.attenuationDistance!==void 0&&(this.attenuationDistance=t.attenuationDistance),t.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(t.attenuationColor),t.anisotropy!==void 0&&(this.anisotropy=t.anisotropy),t.anisotropyRotation!==void 0&&(this.anisotropyRotation=t.anisotropyRotation),t.fog!==void 0&&(this.fog=t.fog),t.flatShading!==void 0&&(this.flatShading=t.flatShading),t.blending!==void 0&&(this.blending=t.blending),t.combine!==void 0&&(this.combine=t.combine),t.side!==void 0&&(this.side=t.side),t.shadowSide!==void 0&&(this.shadowSide=t.shadowSide),t.opacity!==void 0&&(this.opacity=t.opacity),t.transparent!==void 0&&(this.transparent=t.transparent),t.alphaTest!==void 0&&(this.alphaTest=t.alphaTest),t.alphaHash!==void 0&&(this.alphaHash=t.alphaHash),t.depthFunc!==void 0&&(this.depthFunc=t.depthFunc),t.depthTest!==void 0&&(this.depthTest=t.depthTest),t.depthWrite!==void 0&&(this.depthWrite=t.depthWrite),t.colorWrite!==void 0&&(this.colorWrite=t.colorWrite),t.clippingPlanes!==void 0&&(this.clippingPlanes=t.clippingPlanes.map(i=>new On().fromJSON(i))),t.clipIntersection!==void 0&&(this.clipIntersection=t.clipIntersection),t.clipShadows!==void 0&&(this.clipShadows=t.clipShadows),t.depthPacking!==void 0&&(this.depthPacking=t.depthPacking),t.blendSrc!==void 0&&(this.blendSrc=t.blendSrc),t.blendDst!==void 0&&(this.blendDst=t.blendDst),t.blendEquation!==void 0&&(this.blendEquation=t.blendEquation),t.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=t.blendSrcAlpha),t.blendDstAlpha!==void 0&&(this.blendDstAlpha=t.blendDstAlpha),t.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=t.blendEquationAlpha),t.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(t.blendColor),t.blendAlpha!==void 0&&(this.blendAlpha=t.blendAlpha),t.stencilWriteMask!==void 0&&(this.stencilWriteMask=t.stencilWriteMask),t.stencilFunc!==void 0&&(this.stencilFunc=t.stencilFunc),t.stencilRef!==void 0&&(this.stencilRef=t.stencilRef),t.stencilFuncMask!==void 0&&(this.stencilFuncMask=t.stencilFuncMask),t.stencilFail!==void 0&&(this.stencilFail=t.stencilFail),t.stencilZFail!==void 0&&(this.stencilZFail=t.stencilZFail),t.stencilZPass!==void 0&&(this.stencilZPass=t.stencilZPass),t.stencilWrite!==void 0&&(this.stencilWrite=t.stencilWrite),t.wireframe!==void 0&&(this.wireframe=t.wireframe),t.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=t.wireframeLinewidth),t.wireframeLinecap!==void 0&&(this.wireframeLinecap=t.wireframeLinecap),t.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=t.wireframeLinejoin),t.rotation!==void 0&&(this.rotation=t.rotation),t.linewidth!==void 0&&(this.linewidth=t.linewidth),t.linecap!==void 0&&(this.linecap=t.linecap),t.linejoin!==void 0&&(this.linejoin=t.linejoin),t.dashSize!==void 0&&(this.dashSize=t.dashSize),t.gapSize!==void 0&&(this.gapSize=t.gapSize),t.scale!==void 0&&(this.scale=t.scale),t.polygonOffset!==void 0&&(this.polygonOffset=t.polygonOffset),t.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=t.polygonOffsetFactor),t.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=t.polygonOffsetUnits),t.dithering!==void 0&&(this.dithering=t.dithering),t.alphaToCoverage!==void 0&&(this.alphaToCoverage=t.alphaToCoverage),t.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=t.premultipliedAlpha),t.forceSinglePass!==void 0&&(this.forceSinglePass=t.forceSinglePass),t.allowOverride!==void 0&&(this.allowOverride=t.allowOverride),t.visible!==void 0&&(this.visible=t.visible),t.toneMapped!==void 0&&(this.toneMapped=t.toneMapped),t.userData!==void 0&&(this.userData=t.userData),t.vertexColors!==void 0&&(typeof t.vertexColors=="number"?this.vertexColors=t.vertexColors>0:this.vertexColors=t.vertexColors),t.size!==void 0&&(this.size=t.size),t.sizeAttenuation!==void 0&&(this.sizeAttenuation=t.sizeAttenuation),t.map!==void 0&&(this.map=n[t.map]||null),t.matcap!==void 0&&(this.matcap=n[t.matcap]||null),t.alphaMap!==void 0&&(this.alphaMap=n[t.alphaMap]||null),t.bumpMap!==void 0&&(this.bumpMap=n[t.bumpMap]||null),t.bumpScale!==void 0&&(this.bumpScale=t.bumpScale),t.normalMap!==void 0&&(this.normalMap=n[t.normalMap]||null),t.normalMapType!==void 0&&(this.normalMapType=t.normalMapType),t.normalScale!==void 0){let i=t.normalScale;Array.isArray(i)===!1&&(i=[i,i]),this.normalScale=new Ot().fromArray(i)}return t.displacementMap!==void 0&&(this.displacementMap=n[t.displacementMap]||null),t.displacementScale!==void 0&&(this.displacementScale=t.displacementScale),t.displacementBias!==void 0&&(this.displacementBias=t.displacementBias),t.roughnessMap!==void 0&&(this.roughnessMap=n[t.roughnessMap]||null),t.metalnessMap!==void 0&&(this.metalnessMap=n[t.metalnessMap]||null),t.emissiveMap!==void 0&&(this.emissiveMap=n[t.emissiveMap]||null),t.emissiveIntensity!==void 0&&(this.emissiveIntensity=t.emissiveIntensity),t.specularMap!==void 0&&(this.specularMap=n[t.specularMap]||null),t.specularIntensityMap!==void 0&&(this.specularIntensityMap=n[t.specularIntensityMap]||null),t.specularColorMap!==void 0&&(this.specularColorMap=n[t.specularColorMap]||null),t.envMap!==void 0&&(this.envMap=n[t.envMap]||null),t.envMapRotation!==void 0&&this.envMapRotation.fromArray(t.envMapRotation),t.envMapIntensity!==void 0&&(this.envMapIntensity=t.envMapIntensity),t.reflectivity!==void 0&&(this.reflectivity=t.reflectivity),t.refractionRatio!==void 0&&(this.refractionRatio=t.refractionRatio),t.lightMap!==void 0&&(this.lightMap=n[t.lightMap]||null),t.lightMapIntensity!==void 0&&(this.lightMapIntensity=t.lightMapIntensity),t.aoMap!==void 0&&(this.aoMap=n[t.aoMap]||null),t.aoMapIntensity!==void 0&&(this.aoMapIntensity=t.aoMapIntensity),t.gradientMap!==void 0&&(this.gradientMap=n[t.gradientMap]||null),t.clearcoatMap!==void 0&&(this.clearcoatMap=n[t.clearcoatMap]||null),t.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=n[t.clearcoatRoughnessMap]||null),t.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=n[t.clearcoatNormalMap]||null),t.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new Ot().fromArray(t.clearcoatNormalScale)),t.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=n[t.diffuseRoughnessMap]||null),t.iridescenceMap!==void 0&&(this.iridescenceMap=n[t.iridescenceMap]||null),t.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=n[t.iridescenceThicknessMap]||null),t.transmissionMap!==void 0&&(this.transmissionMap=n[t.transmissionMap]||null),t.thicknessMap!==void 0&&(this.thicknessMap=n[t.thicknessMap]||null),t.anisotropyMap!==void 0&&(this.anisotropyMap=n[t.anisotropyMap]||null),t.sheenColorMap!==void 0&&(this.sheenColorMap=n[t.sheenColorMap]||null),t.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=n[t.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(t){this.name=t.name,this.blending=t.blending,this.side=t.side,this.vertexColors=t.vertexColors,this.opacity=t.opacity,this.transparent=t.transparent,this.blendSrc=t.blendSrc,this.blendDst=t.blendDst,this.blendEquation=t.blendEquation,this.blendSrcAlpha=t.blendSrcAlpha,this.blendDstAlpha=t.blendDstAlpha,this.blendEquationAlpha=t.blendEquationAlpha,this.blendColor.copy(t.blendColor),this.blendAlpha=t.blendAlpha,this.depthFunc=t.depthFunc,this.depthTest=t.depthTest,this.depthWrite=t.depthWrite,this.stencilWriteMask=t.stencilWriteMask,this.stencilFunc=t.stencilFunc,this.stencilRef=t.stencilRef,this.stencilFuncMask=t.stencilFuncMask,this.stencilFail=t.stencilFail,this.stencilZFail=t.stencilZFail,this.stencilZPass=t.stencilZPass,this.stencilWrite=t.stencilWrite;let n=t.clippingPlanes,i=null;if(n!==null){let r=n.length;i=new Array(r);for(let s=0;s!==r;++s)i[s]=n[s].clone()}return this.clippingPlanes=i,this.clipIntersection=t.clipIntersection,this.clipShadows=t.clipShadows,this.shadowSide=t.shadowSide,this.colorWrite=t.colorWrite,this.precision=t.precision,this.polygonOffset=t.polygonOffset,this.polygonOffsetFactor=t.polygonOffsetFactor,this.polygonOffsetUnits=t.polygonOffsetUnits,this.dithering=t.dithering,this.alphaTest=t.alphaTest,this.alphaHash=t.alphaHash,this.alphaToCoverage=t.alphaToCoverage,this.premultipliedAlpha=t.premultipliedAlpha,this.forceSinglePass=t.forceSinglePass,this.allowOverride=t.allowOverride,this.visible=t.visible,this.toneMapped=t.toneMapped,this.userData=JSON.parse(JSON.stringify(t.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(t){t===!0&&this.version++}};var Tr=new V,s_=new V,vf=new V,bf=new V,js=class{constructor(t=new V,n=new V(0,0,-1)){this.origin=t,this.direction=n}set(t,n){return this.origin.copy(t),this.direction.copy(n),this}copy(t){return this.origin.copy(t.origin),this.direction.copy(t.direction),this}at(t,n){return n.copy(this.origin).addScaledVector(this.direction,t)}lookAt(t){return this.direction.copy(t).sub(this.origin).normalize(),this}recast(t){return this.origin.copy(this.at(t,Tr)),this}closestPointToPoint(t,n){n.subVectors(t,this.origin);let i=n.dot(this.direction);return i<0?n.copy(this.origin):n.copy(this.origin).addScaledVector(this.direction,i)}distanceToPoint(t){return Math.sqrt(this.distanceSqToPoint(t))}distanceSqToPoint(t){let n=Tr.subVectors(t,this.origin).dot(this.direction);return n<0?this.origin.distanceToSquared(t):(Tr.copy(this.origin).addScaledVector(this.direction,n),Tr.distanceToSquared(t))}distanceSqToSegment(t,n,i,r){s_.copy(t).add(n).multiplyScalar(.5),vf.copy(n).sub(t).normalize(),bf.copy(this.origin).sub(s_);let s=t.distanceTo(n)*.5,o=-this.direction.dot(vf),a=bf.dot(this.direction),c=-bf.dot(vf),l=bf.lengthSq(),u=Math.abs(1-o*o),h,f,d,p;if(u>0)if(h=o*c-a,f=o*a-c,p=s*u,h>=0)if(f>=-p)if(f<=p){let _=1/u;h*=_,f*=_,d=h*(h+o*f+2*a)+f*(o*h+f+2*c)+l}else f=s,h=Math.max(0,-(o*f+a)),d=-h*h+f*(f+2*c)+l;else f=-s,h=Math.max(0,-(o*f+a)),d=-h*h+f*(f+2*c)+l;else f<=-p?(h=Math.max(0,-(-o*s+a)),f=h>0?-s:Math.min(Math.max(-s,-c),s),d=-h*h+f*(f+2*c)+l):f<=p?(h=0,f=Math.min(Math.max(-s,-c),s),d=f*(f+2*c)+l):(h=Math.max(0,-(o*s+a)),f=h>0?s:Math.min(Math.max(-s,-c),s),d=-h*h+f*(f+2*c)+l);else f=o>0?-s:s,h=Math.max(0,-(o*f+a)),d=-h*h+f*(f+2*c)+l;return i&&i.copy(this.origin).addScaledVector(this.direction,h),r&&r.copy(s_).addScaledVector(vf,f),d}intersectSphere(t,n){if(t.radius<0)return null;Tr.subVectors(t.center,this.origin);let i=Tr.dot(this.direction),r=Tr.dot(Tr)-i*i,s=t.radius*t.radius;if(r>s)return null;let o=Math.sqrt(s-r),a=i-o,c=i+o;return c<0?null:a<0?this.at(c,n):this.at(a,n)}intersectsSphere(t){return t.radius<0?!1:this.distanceSqToPoint(t.center)<=t.radius*t.radius}distanceToPlane(t){let n=t.normal.dot(this.direction);if(n===0)return t.distanceToPoint(this.origin)===0?0:null;let i=-(this.origin.dot(t.normal)+t.constant)/n;return i>=0?i:null}intersectPlane(t,n){let i=this.distanceToPlane(t);return i===null?null:this.at(i,n)}intersectsPlane(t){let n=t.distanceToPoint(this.origin);return n===0||t.normal.dot(this.direction)*n<0}intersectBox(t,n){let i,r,s,o,a,c,l=1/this.direction.x,u=1/this.direction.y,h=1/this.direction.z,f=this.origin;return l>=0?(i=(t.min.x-f.x)*l,r=(t.max.x-f.x)*l):(i=(t.max.x-f.x)*l,r=(t.min.x-f.x)*l),u>=0?(s=(t.min.y-f.y)*u,o=(t.max.y-f.y)*u):(s=(t.max.y-f.y)*u,o=(t.min.y-f.y)*u),i>o||s>r||((s>i||isNaN(i))&&(i=s),(o<r||isNaN(r))&&(r=o),h>=0?(a=(t.min.z-f.z)*h,c=(t.max.z-f.z)*h):(a=(t.max.z-f.z)*h,c=(t.min.z-f.z)*h),i>c||a>r)||((a>i||i!==i)&&(i=a),(c<r||r!==r)&&(r=c),r<0)?null:this.at(i>=0?i:r,n)}intersectsBox(t){return this.intersectBox(t,Tr)!==null}intersectTriangle(t,n,i,r,s){let o=this.origin,a=this.direction,c=a.x,l=a.y,u=a.z,h=t.x-o.x,f=t.y-o.y,d=t.z-o.z,p=n.x-o.x,_=n.y-o.y,g=n.z-o.z,m=i.x-o.x,v=i.y-o.y,w=i.z-o.z,x=Math.abs(c),S=Math.abs(l),b=Math.abs(u),y,M,C,R,A,N,O,P,L,z,k,Z;if(x>=S&&x>=b?(C=c,N=h,L=p,Z=m,c>=0?(y=l,M=u,R=f,A=d,O=_,P=g,z=v,k=w):(y=u,M=l,R=d,A=f,O=g,P=_,z=w,k=v)):S>=b?(C=l,N=f,L=_,Z=v,l>=0?(y=u,M=c,R=d,A=h,O=g,P=p,z=w,k=m):(y=c,M=u,R=h,A=d,O=p,P=g,z=m,k=w)):(C=u,N=d,L=g,Z=w,u>=0?(y=c,M=l,R=h,A=f,O=p,P=_,z=m,k=v):(y=l,M=c,R=f,A=h,O=_,P=p,z=v,k=m)),C===0)return null;let U=y/C,G=M/C,q=1/C,rt=R-U*N,ct=A-G*N,$=O-U*L,ot=P-G*L,ut=z-U*Z,st=k-G*Z,at=ut*ot-st*$,J=rt*st-ct*ut,yt=$*ct-ot*rt;if(r){if(at<0||J<0||yt<0)return null}else if((at<0||J<0||yt<0)&&(at>0||J>0||yt>0))return null;let lt=at+J+yt;if(lt===0)return null;let K=q*(at*N+J*L+yt*Z);return(lt>0?K<0:K>0)?null:this.at(K/lt,s)}applyMatrix4(t){return this.origin.applyMatrix4(t),this.direction.transformDirection(t),this}equals(t){return t.origin.equals(this.origin)&&t.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Qs=class extends Pr{constructor(t){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Xt(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new Rr,this.combine=_h,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.lightMap=t.lightMap,this.lightMapIntensity=t.lightMapIntensity,this.aoMap=t.aoMap,this.aoMapIntensity=t.aoMapIntensity,this.specularMap=t.specularMap,this.alphaMap=t.alphaMap,this.envMap=t.envMap,this.envMapRotation.copy(t.envMapRotation),this.combine=t.combine,this.reflectivity=t.reflectivity,this.refractionRatio=t.refractionRatio,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.wireframeLinecap=t.wireframeLinecap,this.wireframeLinejoin=t.wireframeLinejoin,this.fog=t.fog,this}},RT=new ye,Zs=new js,Mf=new Ks,PT=new V,Sf=new V,wf=new V,Tf=new V,o_=new V,Ef=new V,IT=new V,Af=new V,Gn=class extends tn{constructor(t=new Tn,n=new Qs){super(),this.isMesh=!0,this.type="Mesh",this.geometry=t,this.material=n,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(t,n){return super.copy(t,n),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}updateMorphTargets(){let n=this.geometry.morphAttributes,i=Object.keys(n);if(i.length>0){let r=n[i[0]];if(r!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let s=0,o=r.length;s<o;s++){let a=r[s].name||String(s);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=s}}}}getVertexPosition(t,n){let i=this.geometry,r=i.attributes.position,s=i.morphAttributes.position,o=i.morphTargetsRelative;n.fromBufferAttribute(r,t);let a=this.morphTargetInfluences;if(s&&a){Ef.set(0,0,0);for(let c=0,l=s.length;c<l;c++){let u=a[c],h=s[c];u!==0&&(o_.fromBufferAttribute(h,t),o?Ef.addScaledVector(o_,u):Ef.addScaledVector(o_.sub(n),u))}n.add(Ef)}return n}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,n){let i=this.geometry,r=this.material,s=this.matrixWorld;r!==void 0&&(i.boundingSphere===null&&i.computeBoundingSphere(),Mf.copy(i.boundingSphere),Mf.applyMatrix4(s),Zs.copy(t.ray).recast(t.near),!(Mf.containsPoint(Zs.origin)===!1&&(Zs.intersectSphere(Mf,PT)===null||Zs.origin.distanceToSquared(PT)>(t.far-t.near)**2))&&(RT.copy(s).invert(),Zs.copy(t.ray).applyMatrix4(RT),!(i.boundingBox!==null&&Zs.intersectsBox(i.boundingBox)===!1)&&this._computeIntersections(t,n,Zs)))}_computeIntersections(t,n,i){let r,s=this.geometry,o=this.material,a=s.index,c=s.attributes.position,l=s.attributes.uv,u=s.attributes.uv1,h=s.attributes.normal,f=s.groups,d=s.drawRange;if(a!==null)if(Array.isArray(o))for(let p=0,_=f.length;p<_;p++){let g=f[p],m=o[g.materialIndex],v=Math.max(g.start,d.start),w=Math.min(a.count,Math.min(g.start+g.count,d.start+d.count));for(let x=v,S=w;x<S;x+=3){let b=a.getX(x),y=a.getX(x+1),M=a.getX(x+2);r=Cf(this,m,t,i,l,u,h,b,y,M),r&&(r.faceIndex=Math.floor(x/3),r.face.materialIndex=g.materialIndex,n.push(r))}}else{let p=Math.max(0,d.start),_=Math.min(a.count,d.start+d.count);for(let g=p,m=_;g<m;g+=3){let v=a.getX(g),w=a.getX(g+1),x=a.getX(g+2);r=Cf(this,o,t,i,l,u,h,v,w,x),r&&(r.faceIndex=Math.floor(g/3),n.push(r))}}else if(c!==void 0)if(Array.isArray(o))for(let p=0,_=f.length;p<_;p++){let g=f[p],m=o[g.materialIndex],v=Math.max(g.start,d.start),w=Math.min(c.count,Math.min(g.start+g.count,d.start+d.count));for(let x=v,S=w;x<S;x+=3){let b=x,y=x+1,M=x+2;r=Cf(this,m,t,i,l,u,h,b,y,M),r&&(r.faceIndex=Math.floor(x/3),r.face.materialIndex=g.materialIndex,n.push(r))}}else{let p=Math.max(0,d.start),_=Math.min(c.count,d.start+d.count);for(let g=p,m=_;g<m;g+=3){let v=g,w=g+1,x=g+2;r=Cf(this,o,t,i,l,u,h,v,w,x),r&&(r.faceIndex=Math.floor(g/3),n.push(r))}}}};function fD(e,t,n,i,r,s,o,a){let c;if(t.side===yn?c=i.intersectTriangle(o,s,r,!0,a):c=i.intersectTriangle(r,s,o,t.side===fs,a),c===null)return null;Af.copy(a),Af.applyMatrix4(e.matrixWorld);let l=n.ray.origin.distanceTo(Af);return l<n.near||l>n.far?null:{distance:l,point:Af.clone(),object:e}}function Cf(e,t,n,i,r,s,o,a,c,l){e.getVertexPosition(a,Sf),e.getVertexPosition(c,wf),e.getVertexPosition(l,Tf);let u=fD(e,t,n,i,Sf,wf,Tf,IT);if(u){let h=new V;rs.getBarycoord(IT,Sf,wf,Tf,h),r&&(u.uv=rs.getInterpolatedAttribute(r,a,c,l,h,new Ot)),s&&(u.uv1=rs.getInterpolatedAttribute(s,a,c,l,h,new Ot)),o&&(u.normal=rs.getInterpolatedAttribute(o,a,c,l,h,new V),u.normal.dot(i.direction)>0&&u.normal.multiplyScalar(-1));let f={a,b:c,c:l,normal:new V,materialIndex:0};rs.getNormal(Sf,wf,Tf,f.normal),u.face=f,u.barycoord=h}return u}var Jf=class extends wn{constructor(t=null,n=1,i=1,r,s,o,a,c,l=Je,u=Je,h,f){super(null,o,a,c,l,u,r,s,h,f),this.isDataTexture=!0,this.image={data:t,width:n,height:i},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}};var Js=new Ks,hD=new Ot(.5,.5),Rf=new V,ss=class{constructor(t=new On,n=new On,i=new On,r=new On,s=new On,o=new On){this.planes=[t,n,i,r,s,o]}set(t,n,i,r,s,o){let a=this.planes;return a[0].copy(t),a[1].copy(n),a[2].copy(i),a[3].copy(r),a[4].copy(s),a[5].copy(o),this}copy(t){let n=this.planes;for(let i=0;i<6;i++)n[i].copy(t.planes[i]);return this}setFromProjectionMatrix(t,n=li,i=!1){let r=this.planes,s=t.elements,o=s[0],a=s[1],c=s[2],l=s[3],u=s[4],h=s[5],f=s[6],d=s[7],p=s[8],_=s[9],g=s[10],m=s[11],v=s[12],w=s[13],x=s[14],S=s[15];if(r[0].setComponents(l-o,d-u,m-p,S-v).normalize(),r[1].setComponents(l+o,d+u,m+p,S+v).normalize(),r[2].setComponents(l+a,d+h,m+_,S+w).normalize(),r[3].setComponents(l-a,d-h,m-_,S-w).normalize(),i)r[4].setComponents(c,f,g,x).normalize(),r[5].setComponents(l-c,d-f,m-g,S-x).normalize();else if(r[4].setComponents(l-c,d-f,m-g,S-x).normalize(),n===li)r[5].setComponents(l+c,d+f,m+g,S+x).normalize();else if(n===pa)r[5].setComponents(c,f,g,x).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+n);return this}intersectsObject(t){if(t.boundingSphere!==void 0)t.boundingSphere===null&&t.computeBoundingSphere(),Js.copy(t.boundingSphere).applyMatrix4(t.matrixWorld);else{let n=t.geometry;n.boundingSphere===null&&n.computeBoundingSphere(),Js.copy(n.boundingSphere).applyMatrix4(t.matrixWorld)}return this.intersectsSphere(Js)}intersectsSprite(t){Js.center.set(0,0,0);let n=hD.distanceTo(t.center);return Js.radius=.7071067811865476+n,Js.applyMatrix4(t.matrixWorld),this.intersectsSphere(Js)}intersectsSphere(t){let n=this.planes,i=t.center,r=-t.radius;for(let s=0;s<6;s++)if(n[s].distanceToPoint(i)<r)return!1;return!0}intersectsBox(t){let n=this.planes;for(let i=0;i<6;i++){let r=n[i];if(Rf.x=r.normal.x>0?t.max.x:t.min.x,Rf.y=r.normal.y>0?t.max.y:t.min.y,Rf.z=r.normal.z>0?t.max.z:t.min.z,r.distanceToPoint(Rf)<0)return!1}return!0}containsPoint(t){let n=this.planes;for(let i=0;i<6;i++)if(n[i].distanceToPoint(t)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},LT=new ye,Kf=class e{constructor(){this.coordinateSystem=li,this._frustums=[],this._count=0}setFromArrayCamera(t){let n=t.cameras,i=this._frustums;for(let r=0;r<n.length;r++){let s=n[r];LT.multiplyMatrices(s.projectionMatrix,s.matrixWorldInverse),i[r]===void 0&&(i[r]=new ss),i[r].setFromProjectionMatrix(LT,s.coordinateSystem,s.reversedDepth)}return this._count=n.length,this}getFrustum(t){return this._frustums[t]}intersectsObject(t){let n=this._frustums;for(let i=0;i<this._count;i++)if(n[i].intersectsObject(t))return!0;return!1}intersectsSprite(t){let n=this._frustums;for(let i=0;i<this._count;i++)if(n[i].intersectsSprite(t))return!0;return!1}intersectsSphere(t){let n=this._frustums;for(let i=0;i<this._count;i++)if(n[i].intersectsSphere(t))return!0;return!1}intersectsBox(t){let n=this._frustums;for(let i=0;i<this._count;i++)if(n[i].intersectsBox(t))return!0;return!1}containsPoint(t){let n=this._frustums;for(let i=0;i<this._count;i++)if(n[i].containsPoint(t))return!0;return!1}copy(t){this.coordinateSystem=t.coordinateSystem;let n=this._frustums,i=t._frustums;for(let r=0;r<t._count;r++)n[r]===void 0&&(n[r]=new ss),n[r].copy(i[r]);return this._count=t._count,this}clone(){return new e().copy(this)}};var xa=class extends Pr{constructor(t){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Xt(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.linewidth=t.linewidth,this.linecap=t.linecap,this.linejoin=t.linejoin,this.fog=t.fog,this}},jf=new V,Qf=new V,NT=new ye,Fc=new js,Pf=new Ks,a_=new V,DT=new V,th=class extends tn{constructor(t=new Tn,n=new xa){super(),this.isLine=!0,this.type="Line",this.geometry=t,this.material=n,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(t,n){return super.copy(t,n),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}computeLineDistances(){let t=this.geometry;if(t.index===null){let n=t.attributes.position,i=[0];for(let r=1,s=n.count;r<s;r++)jf.fromBufferAttribute(n,r-1),Qf.fromBufferAttribute(n,r),i[r]=i[r-1],i[r]+=jf.distanceTo(Qf);t.setAttribute("lineDistance",new Qe(i,1))}else Dt("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,n){let i=this.geometry,r=this.matrixWorld,s=t.params.Line.threshold,o=i.drawRange;if(i.boundingSphere===null&&i.computeBoundingSphere(),Pf.copy(i.boundingSphere),Pf.applyMatrix4(r),Pf.radius+=s,t.ray.intersectsSphere(Pf)===!1)return;NT.copy(r).invert(),Fc.copy(t.ray).applyMatrix4(NT);let a=s/((this.scale.x+this.scale.y+this.scale.z)/3),c=a*a,l=this.isLineSegments?2:1,u=i.index,f=i.attributes.position;if(u!==null){let d=Math.max(0,o.start),p=Math.min(u.count,o.start+o.count);for(let _=d,g=p-1;_<g;_+=l){let m=u.getX(_),v=u.getX(_+1),w=If(this,t,Fc,c,m,v,_);w&&n.push(w)}if(this.isLineLoop){let _=u.getX(p-1),g=u.getX(d),m=If(this,t,Fc,c,_,g,p-1);m&&n.push(m)}}else{let d=Math.max(0,o.start),p=Math.min(f.count,o.start+o.count);for(let _=d,g=p-1;_<g;_+=l){let m=If(this,t,Fc,c,_,_+1,_);m&&n.push(m)}if(this.isLineLoop){let _=If(this,t,Fc,c,p-1,d,p-1);_&&n.push(_)}}}updateMorphTargets(){let n=this.geometry.morphAttributes,i=Object.keys(n);if(i.length>0){let r=n[i[0]];if(r!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let s=0,o=r.length;s<o;s++){let a=r[s].name||String(s);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=s}}}}};function If(e,t,n,i,r,s,o){let a=e.geometry.attributes.position;if(jf.fromBufferAttribute(a,r),Qf.fromBufferAttribute(a,s),n.distanceSqToSegment(jf,Qf,a_,DT)>i)return;a_.applyMatrix4(e.matrixWorld);let l=t.ray.origin.distanceTo(a_);if(!(l<t.near||l>t.far))return{distance:l,point:DT.clone().applyMatrix4(e.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:e}}var UT=new V,FT=new V,Zc=class extends th{constructor(t,n){super(t,n),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let t=this.geometry;if(t.index===null){let n=t.attributes.position,i=[];for(let r=0,s=n.count;r<s;r+=2)UT.fromBufferAttribute(n,r),FT.fromBufferAttribute(n,r+1),i[r]=r===0?0:i[r-1],i[r+1]=i[r]+UT.distanceTo(FT);t.setAttribute("lineDistance",new Qe(i,1))}else Dt("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}};var Jc=class extends wn{constructor(t=[],n=io,i,r,s,o,a,c,l,u){super(t,n,i,r,s,o,a,c,l,u),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(t){this.image=t}};var Ir=class extends wn{constructor(t,n,i=bi,r,s,o,a=Je,c=Je,l,u=Cr,h=1){if(u!==Cr&&u!==Nr)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let f={width:t,height:n,depth:h};super(f,r,s,o,a,c,u,i,l),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(t){return super.copy(t),this.source=new _a(Object.assign({},t.image)),this.compareFunction=t.compareFunction,this}toJSON(t){let n=super.toJSON(t);return n.compareFunction=this.compareFunction,n}},Kc=class extends Ir{constructor(t,n=bi,i=io,r,s,o=Je,a=Je,c,l=Cr){let u={width:t,height:t,depth:1},h=[u,u,u,u,u,u];super(t,t,n,i,r,s,o,a,c,l),this.image=h,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(t){this.image=t}},jc=class extends wn{constructor(t=null){super(),this.sourceTexture=t,this.isExternalTexture=!0}copy(t){return super.copy(t),this.sourceTexture=t.sourceTexture,this}},va=class e extends Tn{constructor(t=1,n=1,i=1,r=1,s=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:t,height:n,depth:i,widthSegments:r,heightSegments:s,depthSegments:o};let a=this;r=Math.floor(r),s=Math.floor(s),o=Math.floor(o);let c=[],l=[],u=[],h=[],f=0,d=0;p("z","y","x",-1,-1,i,n,t,o,s,0),p("z","y","x",1,-1,i,n,-t,o,s,1),p("x","z","y",1,1,t,i,n,r,o,2),p("x","z","y",1,-1,t,i,-n,r,o,3),p("x","y","z",1,-1,t,n,i,r,s,4),p("x","y","z",-1,-1,t,n,-i,r,s,5),this.setIndex(c),this.setAttribute("position",new Qe(l,3)),this.setAttribute("normal",new Qe(u,3)),this.setAttribute("uv",new Qe(h,2));function p(_,g,m,v,w,x,S,b,y,M,C){let R=x/y,A=S/M,N=x/2,O=S/2,P=b/2,L=y+1,z=M+1,k=0,Z=0,U=new V;for(let G=0;G<z;G++){let q=G*A-O;for(let rt=0;rt<L;rt++){let ct=rt*R-N;U[_]=ct*v,U[g]=q*w,U[m]=P,l.push(U.x,U.y,U.z),U[_]=0,U[g]=0,U[m]=b>0?1:-1,u.push(U.x,U.y,U.z),h.push(rt/y),h.push(1-G/M),k+=1}}for(let G=0;G<M;G++)for(let q=0;q<y;q++){let rt=f+q+L*G,ct=f+q+L*(G+1),$=f+(q+1)+L*(G+1),ot=f+(q+1)+L*G;c.push(rt,ct,ot),c.push(ct,$,ot),Z+=6}a.addGroup(d,Z,C),d+=Z,f+=k}}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new e(t.width,t.height,t.depth,t.widthSegments,t.heightSegments,t.depthSegments)}};var Qc=class e extends Tn{constructor(t=1,n=1,i=1,r=1){super(),this.type="PlaneGeometry",this.parameters={width:t,height:n,widthSegments:i,heightSegments:r};let s=t/2,o=n/2,a=Math.floor(i),c=Math.floor(r),l=a+1,u=c+1,h=t/a,f=n/c,d=[],p=[],_=[],g=[];for(let m=0;m<u;m++){let v=m*f-o;for(let w=0;w<l;w++){let x=w*h-s;p.push(x,-v,0),_.push(0,0,1),g.push(w/a),g.push(1-m/c)}}for(let m=0;m<c;m++)for(let v=0;v<a;v++){let w=v+l*m,x=v+l*(m+1),S=v+1+l*(m+1),b=v+1+l*m;d.push(w,x,b),d.push(x,S,b)}this.setIndex(d),this.setAttribute("position",new Qe(p,3)),this.setAttribute("normal",new Qe(_,3)),this.setAttribute("uv",new Qe(g,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new e(t.width,t.height,t.widthSegments,t.heightSegments)}};var tl=class e extends Tn{constructor(t=1,n=32,i=16,r=0,s=Math.PI*2,o=0,a=Math.PI){super(),this.type="SphereGeometry",this.parameters={radius:t,widthSegments:n,heightSegments:i,phiStart:r,phiLength:s,thetaStart:o,thetaLength:a},n=Math.max(3,Math.floor(n)),i=Math.max(2,Math.floor(i));let c=Math.min(o+a,Math.PI),l=0,u=[],h=new V,f=new V,d=[],p=[],_=[],g=[];for(let m=0;m<=i;m++){let v=[],w=m/i,x=o+w*a,S=t*Math.cos(x),b=Math.sqrt(t*t-S*S),y=0;m===0&&o===0?y=.5/n:m===i&&c===Math.PI&&(y=-.5/n);for(let M=0;M<=n;M++){let C=M/n,R=r+C*s;h.x=-b*Math.cos(R),h.y=S,h.z=b*Math.sin(R),p.push(h.x,h.y,h.z),f.copy(h).normalize(),_.push(f.x,f.y,f.z),g.push(C+y,1-w),v.push(l++)}u.push(v)}for(let m=0;m<i;m++)for(let v=0;v<n;v++){let w=u[m][v+1],x=u[m][v],S=u[m+1][v],b=u[m+1][v+1];(m!==0||o>0)&&d.push(w,x,b),(m!==i-1||c<Math.PI)&&d.push(x,S,b)}this.setIndex(d),this.setAttribute("position",new Qe(p,3)),this.setAttribute("normal",new Qe(_,3)),this.setAttribute("uv",new Qe(g,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new e(t.radius,t.widthSegments,t.heightSegments,t.phiStart,t.phiLength,t.thetaStart,t.thetaLength)}};function so(e){let t={};for(let n in e){t[n]={};for(let i in e[n]){let r=e[n][i];if(OT(r))r.isRenderTargetTexture?(Dt("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),t[n][i]=null):t[n][i]=r.clone();else if(Array.isArray(r))if(OT(r[0])){let s=[];for(let o=0,a=r.length;o<a;o++)s[o]=r[o].clone();t[n][i]=s}else t[n][i]=r.slice();else t[n][i]=r}}return t}function cn(e){let t={};for(let n=0;n<e.length;n++){let i=so(e[n]);for(let r in i)t[r]=i[r]}return t}function OT(e){return e&&(e.isColor||e.isMatrix3||e.isMatrix4||e.isVector2||e.isVector3||e.isVector4||e.isTexture||e.isQuaternion)}function dD(e){let t=[];for(let n=0;n<e.length;n++)t.push(e[n].clone());return t}function q_(e){let t=e.getRenderTarget();return t===null?e.outputColorSpace:t.isXRRenderTarget===!0?t.texture.colorSpace:ne.workingColorSpace}var PE={clone:so,merge:cn},pD=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,mD=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,Ji=class extends Pr{constructor(t){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=pD,this.fragmentShader=mD,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,t!==void 0&&this.setValues(t)}copy(t){return super.copy(t),this.fragmentShader=t.fragmentShader,this.vertexShader=t.vertexShader,this.uniforms=so(t.uniforms),this.uniformsGroups=dD(t.uniformsGroups),this.defines=Object.assign({},t.defines),this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.fog=t.fog,this.lights=t.lights,this.clipping=t.clipping,this.extensions=Object.assign({},t.extensions),this.glslVersion=t.glslVersion,this.defaultAttributeValues=Object.assign({},t.defaultAttributeValues),this.index0AttributeName=t.index0AttributeName,this.uniformsNeedUpdate=t.uniformsNeedUpdate,this}toJSON(t){let n=super.toJSON(t);n.glslVersion=this.glslVersion,n.uniforms={};for(let r in this.uniforms){let o=this.uniforms[r].value;o&&o.isTexture?n.uniforms[r]={type:"t",value:o.toJSON(t).uuid}:o&&o.isColor?n.uniforms[r]={type:"c",value:o.getHex()}:o&&o.isVector2?n.uniforms[r]={type:"v2",value:o.toArray()}:o&&o.isVector3?n.uniforms[r]={type:"v3",value:o.toArray()}:o&&o.isVector4?n.uniforms[r]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?n.uniforms[r]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?n.uniforms[r]={type:"m4",value:o.toArray()}:n.uniforms[r]={value:o}}Object.keys(this.defines).length>0&&(n.defines=this.defines),n.vertexShader=this.vertexShader,n.fragmentShader=this.fragmentShader,n.lights=this.lights,n.clipping=this.clipping;let i={};for(let r in this.extensions)this.extensions[r]===!0&&(i[r]=!0);return Object.keys(i).length>0&&(n.extensions=i),n}fromJSON(t,n){if(super.fromJSON(t,n),t.uniforms!==void 0)for(let i in t.uniforms){let r=t.uniforms[i];switch(this.uniforms[i]={},r.type){case"t":this.uniforms[i].value=n[r.value]||null;break;case"c":this.uniforms[i].value=new Xt().setHex(r.value);break;case"v2":this.uniforms[i].value=new Ot().fromArray(r.value);break;case"v3":this.uniforms[i].value=new V().fromArray(r.value);break;case"v4":this.uniforms[i].value=new be().fromArray(r.value);break;case"m3":this.uniforms[i].value=new Bt().fromArray(r.value);break;case"m4":this.uniforms[i].value=new ye().fromArray(r.value);break;default:this.uniforms[i].value=r.value}}if(t.defines!==void 0&&(this.defines=t.defines),t.vertexShader!==void 0&&(this.vertexShader=t.vertexShader),t.fragmentShader!==void 0&&(this.fragmentShader=t.fragmentShader),t.glslVersion!==void 0&&(this.glslVersion=t.glslVersion),t.extensions!==void 0)for(let i in t.extensions)this.extensions[i]=t.extensions[i];return t.lights!==void 0&&(this.lights=t.lights),t.clipping!==void 0&&(this.clipping=t.clipping),this}},eh=class extends Ji{constructor(t){super(t),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}};var el=class extends Pr{constructor(t){super(),this.isMeshLambertMaterial=!0,this.type="MeshLambertMaterial",this.color=new Xt(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.emissive=new Xt(0),this.emissiveIntensity=1,this.emissiveMap=null,this.bumpMap=null,this.bumpScale=1,this.normalMap=null,this.normalMapType=id,this.normalScale=new Ot(1,1),this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new Rr,this.combine=_h,this.reflectivity=1,this.envMapIntensity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.flatShading=!1,this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.lightMap=t.lightMap,this.lightMapIntensity=t.lightMapIntensity,this.aoMap=t.aoMap,this.aoMapIntensity=t.aoMapIntensity,this.emissive.copy(t.emissive),this.emissiveMap=t.emissiveMap,this.emissiveIntensity=t.emissiveIntensity,this.bumpMap=t.bumpMap,this.bumpScale=t.bumpScale,this.normalMap=t.normalMap,this.normalMapType=t.normalMapType,this.normalScale.copy(t.normalScale),this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this.specularMap=t.specularMap,this.alphaMap=t.alphaMap,this.envMap=t.envMap,this.envMapRotation.copy(t.envMapRotation),this.combine=t.combine,this.reflectivity=t.reflectivity,this.envMapIntensity=t.envMapIntensity,this.refractionRatio=t.refractionRatio,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.wireframeLinecap=t.wireframeLinecap,this.wireframeLinejoin=t.wireframeLinejoin,this.flatShading=t.flatShading,this.fog=t.fog,this}},nh=class extends Pr{constructor(t){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=pE,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(t)}copy(t){return super.copy(t),this.depthPacking=t.depthPacking,this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this}},ih=class extends Pr{constructor(t){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(t)}copy(t){return super.copy(t),this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this}};function la(e,t){return!e||e.constructor===t?e:typeof t.BYTES_PER_ELEMENT=="number"?new t(e):Array.prototype.slice.call(e)}function Lf(e){return e!==void 0&&e.inTangents!==void 0&&e.outTangents!==void 0}var os=class{constructor(t,n,i,r){this.parameterPositions=t,this._cachedIndex=0,this.resultBuffer=r!==void 0?r:new n.constructor(i),this.sampleValues=n,this.valueSize=i,this.settings=null,this.DefaultSettings_={}}evaluate(t){let n=this.parameterPositions,i=this._cachedIndex,r=n[i],s=n[i-1];t:{e:{let o;n:{i:if(!(t<r)){for(let a=i+2;;){if(r===void 0){if(t<s)break i;return i=n.length,this._cachedIndex=i,this.copySampleValue_(i-1)}if(i===a)break;if(s=r,r=n[++i],t<r)break e}o=n.length;break n}if(!(t>=s)){let a=n[1];t<a&&(i=2,s=a);for(let c=i-2;;){if(s===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(i===c)break;if(r=s,s=n[--i-1],t>=s)break e}o=i,i=0;break n}break t}for(;i<o;){let a=i+o>>>1;t<n[a]?o=a:i=a+1}if(r=n[i],s=n[i-1],s===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(r===void 0)return i=n.length,this._cachedIndex=i,this.copySampleValue_(i-1)}this._cachedIndex=i,this.intervalChanged_(i,s,r)}return this.interpolate_(i,s,t,r)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(t){let n=this.resultBuffer,i=this.sampleValues,r=this.valueSize,s=t*r;for(let o=0;o!==r;++o)n[o]=i[s+o];return n}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},rh=class extends os{constructor(t,n,i,r){super(t,n,i,r),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:u_,endingEnd:u_}}intervalChanged_(t,n,i){let r=this.parameterPositions,s=t-2,o=t+1,a=r[s],c=r[o];if(a===void 0)switch(this.getSettings_().endingStart){case f_:s=t,a=2*n-i;break;case h_:s=r.length-2,a=n+r[s]-r[s+1];break;default:s=t,a=i}if(c===void 0)switch(this.getSettings_().endingEnd){case f_:o=t,c=2*i-n;break;case h_:o=1,c=i+r[1]-r[0];break;default:o=t-1,c=n}let l=(i-n)*.5,u=this.valueSize;this._weightPrev=l/(n-a),this._weightNext=l/(c-i),this._offsetPrev=s*u,this._offsetNext=o*u}interpolate_(t,n,i,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=t*a,l=c-a,u=this._offsetPrev,h=this._offsetNext,f=this._weightPrev,d=this._weightNext,p=(i-n)/(r-n),_=p*p,g=_*p,m=-f*g+2*f*_-f*p,v=(1+f)*g+(-1.5-2*f)*_+(-.5+f)*p+1,w=(-1-d)*g+(1.5+d)*_+.5*p,x=d*g-d*_;for(let S=0;S!==a;++S)s[S]=m*o[u+S]+v*o[l+S]+w*o[c+S]+x*o[h+S];return s}},sh=class extends os{constructor(t,n,i,r){super(t,n,i,r)}interpolate_(t,n,i,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=t*a,l=c-a,u=(i-n)/(r-n),h=1-u;for(let f=0;f!==a;++f)s[f]=o[l+f]*h+o[c+f]*u;return s}},oh=class extends os{constructor(t,n,i,r){super(t,n,i,r)}interpolate_(t){return this.copySampleValue_(t-1)}},ah=class extends os{interpolate_(t,n,i,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=t*a,l=c-a,u=this.inTangents,h=this.outTangents;if(!u||!h){let p=(i-n)/(r-n),_=1-p;for(let g=0;g!==a;++g)s[g]=o[l+g]*_+o[c+g]*p;return s}let f=a*2,d=t-1;for(let p=0;p!==a;++p){let _=o[l+p],g=o[c+p],m=d*f+p*2,v=h[m],w=h[m+1],x=t*f+p*2,S=u[x],b=u[x+1],y=_D(i,n,v,S,r);s[p]=IE(y,_,w,b,g)}return s}};function IE(e,t,n,i,r){let s=1-e;return s*s*s*t+3*s*s*e*n+3*s*e*e*i+e*e*e*r}function gD(e,t,n,i,r){let s=1-e;return 3*s*s*(n-t)+6*s*e*(i-n)+3*e*e*(r-i)}function _D(e,t,n,i,r){let s=(e-t)/(r-t);for(let o=0;o<8;o++){let a=IE(s,t,n,i,r)-e;if(Math.abs(a)<1e-10)break;let c=gD(s,t,n,i,r);if(Math.abs(c)<1e-10)break;s=Math.max(0,Math.min(1,s-a/c))}return s}var Vn=class{constructor(t,n,i,r){if(t===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(n===void 0||n.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+t);this.name=t,this.times=la(n,this.TimeBufferType),this.values=la(i,this.ValueBufferType),this.setInterpolation(r||this.DefaultInterpolation)}static toJSON(t){let n=t.constructor,i;if(n.toJSON!==this.toJSON)i=n.toJSON(t);else{i={name:t.name,times:la(t.times,Array),values:la(t.values,Array)};let r=t.getInterpolation();r!==t.DefaultInterpolation&&(i.interpolation=r),Lf(t.settings)&&(i.settings={inTangents:la(t.settings.inTangents,Array),outTangents:la(t.settings.outTangents,Array)})}return i.type=t.ValueTypeName,i}InterpolantFactoryMethodDiscrete(t){return new oh(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodLinear(t){return new sh(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodSmooth(t){return new rh(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodBezier(t){let n=new ah(this.times,this.values,this.getValueSize(),t);return this.settings&&(n.inTangents=this.settings.inTangents,n.outTangents=this.settings.outTangents),n}setInterpolation(t){let n;switch(t){case zc:n=this.InterpolantFactoryMethodDiscrete;break;case Xf:n=this.InterpolantFactoryMethodLinear;break;case Uf:n=this.InterpolantFactoryMethodSmooth;break;case l_:n=this.InterpolantFactoryMethodBezier;break}if(n===void 0){let i="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(t!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(i);return Dt("KeyframeTrack:",i),this}return this.createInterpolant=n,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return zc;case this.InterpolantFactoryMethodLinear:return Xf;case this.InterpolantFactoryMethodSmooth:return Uf;case this.InterpolantFactoryMethodBezier:return l_}}getValueSize(){return this.values.length/this.times.length}shift(t){if(t!==0){let n=this.times;for(let i=0,r=n.length;i!==r;++i)n[i]+=t;Lf(this.settings)&&(BT(this.settings.inTangents,t),BT(this.settings.outTangents,t))}return this}scale(t){if(t!==1){let n=this.times;for(let i=0,r=n.length;i!==r;++i)n[i]*=t;Lf(this.settings)&&(kT(this.settings.inTangents,t),kT(this.settings.outTangents,t))}return this}trim(t,n){let i=this.times,r=i.length,s=0,o=r-1;for(;s!==r&&i[s]<t;)++s;for(;o!==-1&&i[o]>n;)--o;if(++o,s!==0||o!==r){s>=o&&(o=Math.max(o,1),s=o-1);let a=this.getValueSize();this.times=i.slice(s,o),this.values=this.values.slice(s*a,o*a)}return this}validate(){let t=!0,n=this.getValueSize();n-Math.floor(n)!==0&&(Ft("KeyframeTrack: Invalid value size in track.",this),t=!1);let i=this.times,r=this.values,s=i.length;s===0&&(Ft("KeyframeTrack: Track is empty.",this),t=!1);let o=null;for(let a=0;a!==s;a++){let c=i[a];if(typeof c=="number"&&isNaN(c)){Ft("KeyframeTrack: Time is not a valid number.",this,a,c),t=!1;break}if(o!==null&&o>c){Ft("KeyframeTrack: Out of order keys.",this,a,c,o),t=!1;break}o=c}if(r!==void 0&&NN(r))for(let a=0,c=r.length;a!==c;++a){let l=r[a];if(isNaN(l)){Ft("KeyframeTrack: Value is not a valid number.",this,a,l),t=!1;break}}return t}optimize(){let t=this.times.slice(),n=this.values.slice(),i=this.getValueSize(),r=this.getInterpolation()===Uf,s=t.length-1,o=1;for(let a=1;a<s;++a){let c=!1,l=t[a],u=t[a+1];if(l!==u&&(a!==1||l!==t[0]))if(r)c=!0;else{let h=a*i,f=h-i,d=h+i;for(let p=0;p!==i;++p){let _=n[h+p];if(_!==n[f+p]||_!==n[d+p]){c=!0;break}}}if(c){if(a!==o){t[o]=t[a];let h=a*i,f=o*i;for(let d=0;d!==i;++d)n[f+d]=n[h+d]}++o}}if(s>0){t[o]=t[s];for(let a=s*i,c=o*i,l=0;l!==i;++l)n[c+l]=n[a+l];++o}return o!==t.length?(this.times=t.slice(0,o),this.values=n.slice(0,o*i)):(this.times=t,this.values=n),this}clone(){let t=this.times.slice(),n=this.values.slice(),i=this.constructor,r=new i(this.name,t,n);return r.createInterpolant=this.createInterpolant,Lf(this.settings)&&(r.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),r}};function BT(e,t){for(let n=0,i=e.length;n!==i;n+=2)e[n]+=t}function kT(e,t){for(let n=0,i=e.length;n!==i;n+=2)e[n]*=t}Vn.prototype.ValueTypeName="";Vn.prototype.TimeBufferType=Float32Array;Vn.prototype.ValueBufferType=Float32Array;Vn.prototype.DefaultInterpolation=Xf;var as=class extends Vn{constructor(t,n,i){super(t,n,i)}};as.prototype.ValueTypeName="bool";as.prototype.ValueBufferType=Array;as.prototype.DefaultInterpolation=zc;as.prototype.InterpolantFactoryMethodLinear=void 0;as.prototype.InterpolantFactoryMethodSmooth=void 0;var ch=class extends Vn{constructor(t,n,i,r){super(t,n,i,r)}};ch.prototype.ValueTypeName="color";var lh=class extends Vn{constructor(t,n,i,r){super(t,n,i,r)}};lh.prototype.ValueTypeName="number";var uh=class extends os{constructor(t,n,i,r){super(t,n,i,r)}interpolate_(t,n,i,r){let s=this.resultBuffer,o=this.sampleValues,a=this.valueSize,c=(i-n)/(r-n),l=t*a;for(let u=l+a;l!==u;l+=4)kn.slerpFlat(s,0,o,l-a,o,l,c);return s}},nl=class extends Vn{constructor(t,n,i,r){super(t,n,i,r)}InterpolantFactoryMethodLinear(t){return new uh(this.times,this.values,this.getValueSize(),t)}};nl.prototype.ValueTypeName="quaternion";nl.prototype.InterpolantFactoryMethodSmooth=void 0;var cs=class extends Vn{constructor(t,n,i){super(t,n,i)}};cs.prototype.ValueTypeName="string";cs.prototype.ValueBufferType=Array;cs.prototype.DefaultInterpolation=zc;cs.prototype.InterpolantFactoryMethodLinear=void 0;cs.prototype.InterpolantFactoryMethodSmooth=void 0;var fh=class extends Vn{constructor(t,n,i,r){super(t,n,i,r)}};fh.prototype.ValueTypeName="vector";var hh=class{constructor(t,n,i){let r=this,s=!1,o=0,a=0,c,l=[];this.onStart=void 0,this.onLoad=t,this.onProgress=n,this.onError=i,this._abortController=null,this.itemStart=function(u){a++,s===!1&&r.onStart!==void 0&&r.onStart(u,o,a),s=!0},this.itemEnd=function(u){o++,r.onProgress!==void 0&&r.onProgress(u,o,a),o===a&&(s=!1,r.onLoad!==void 0&&r.onLoad())},this.itemError=function(u){r.onError!==void 0&&r.onError(u)},this.resolveURL=function(u){return u=u.normalize("NFC"),c?c(u):u},this.setURLModifier=function(u){return c=u,this},this.addHandler=function(u,h){return l.push(u,h),this},this.removeHandler=function(u){let h=l.indexOf(u);return h!==-1&&l.splice(h,2),this},this.getHandler=function(u){for(let h=0,f=l.length;h<f;h+=2){let d=l[h],p=l[h+1];if(d.global&&(d.lastIndex=0),d.test(u))return p}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},LE=new hh,dh=class{constructor(t){this.manager=t!==void 0?t:LE,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(t,n){let i=this;return new Promise(function(r,s){i.load(t,r,n,s)})}parse(){}setCrossOrigin(t){return this.crossOrigin=t,this}setWithCredentials(t){return this.withCredentials=t,this}setPath(t){return this.path=t,this}setResourcePath(t){return this.resourcePath=t,this}setRequestHeader(t){return this.requestHeader=t,this}setPriority(t){return this.priority=t,this}setCache(t){return this.cache=t,this}abort(){return this}};dh.DEFAULT_MATERIAL_NAME="__DEFAULT";var il=class extends tn{static registerNode(t){this.prototype._lightNode=t}constructor(t,n=1){super(),this.isLight=!0,this.type="Light",this.color=new Xt(t),this.intensity=n}copy(t,n){return super.copy(t,n),this.color.copy(t.color),this.intensity=t.intensity,this}toJSON(t){let n=super.toJSON(t);return n.object.color=this.color.getHex(),n.object.intensity=this.intensity,n}},rl=class extends il{constructor(t,n,i){super(t,i),this.isHemisphereLight=!0,this.type="HemisphereLight",this.position.copy(tn.DEFAULT_UP),this.updateMatrix(),this.groundColor=new Xt(n)}copy(t,n){return super.copy(t,n),this.groundColor.copy(t.groundColor),this}toJSON(t){let n=super.toJSON(t);return n.object.groundColor=this.groundColor.getHex(),n}},c_=new ye,zT=new V,GT=new V,ph=class{constructor(t){this.camera=t,this.intensity=1,this.bias=0,this.biasNode=null,this.normalBias=0,this.radius=1,this.blurSamples=8,this.mapSize=new Ot(512,512),this.mapType=En,this.map=null,this.mapPass=null,this.matrix=new ye,this.autoUpdate=!0,this.needsUpdate=!1,this._frustum=new ss,this._frameExtents=new Ot(1,1),this._viewportCount=1,this._viewports=[new be(0,0,1,1)]}getViewportCount(){return this._viewportCount}getCamera(){return this.camera}getFrustum(){return this._frustum}updateMatrices(t){let n=this.camera;zT.setFromMatrixPosition(t.matrixWorld),n.position.copy(zT),GT.setFromMatrixPosition(t.target.matrixWorld),n.lookAt(GT),n.updateMatrixWorld(),this._updateMatrix(n,this.matrix,this._frustum)}_updateMatrix(t,n,i,r){c_.multiplyMatrices(t.projectionMatrix,t.matrixWorldInverse),i.setFromProjectionMatrix(c_,t.coordinateSystem,t.reversedDepth);let s=this._frameExtents,o=r?r.z/s.x:1,a=r?r.w/s.y:1,c=r?r.x/s.x:0,l=r?r.y/s.y:0;t.coordinateSystem===pa||t.reversedDepth?n.set(.5*o,0,0,.5*o+c,0,.5*a,0,.5*a+l,0,0,1,0,0,0,0,1):n.set(.5*o,0,0,.5*o+c,0,.5*a,0,.5*a+l,0,0,.5,.5,0,0,0,1),n.multiply(c_)}getViewport(t){return this._viewports[t]}getFrameExtents(){return this._frameExtents}dispose(){this.map&&this.map.dispose(),this.mapPass&&this.mapPass.dispose()}copy(t){return this.camera=t.camera.clone(),this.intensity=t.intensity,this.bias=t.bias,this.radius=t.radius,this.autoUpdate=t.autoUpdate,this.needsUpdate=t.needsUpdate,this.normalBias=t.normalBias,this.blurSamples=t.blurSamples,this.mapSize.copy(t.mapSize),this.mapType=t.mapType,this.biasNode=t.biasNode,this}clone(){return new this.constructor().copy(this)}toJSON(){let t={};return t.intensity=this.intensity,t.bias=this.bias,t.normalBias=this.normalBias,t.radius=this.radius,t.blurSamples=this.blurSamples,t.mapSize=this.mapSize.toArray(),t.mapType=this.mapType,t.camera=this.camera.toJSON(!1).object,delete t.camera.matrix,t}},Nf=new V,Df=new kn,qi=new V,sl=class extends tn{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new ye,this.projectionMatrix=new ye,this.projectionMatrixInverse=new ye,this.coordinateSystem=li,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(t,n){return super.copy(t,n),this.matrixWorldInverse.copy(t.matrixWorldInverse),this.projectionMatrix.copy(t.projectionMatrix),this.projectionMatrixInverse.copy(t.projectionMatrixInverse),this.coordinateSystem=t.coordinateSystem,this}getWorldDirection(t){return super.getWorldDirection(t).negate()}updateMatrixWorld(t){super.updateMatrixWorld(t),this.matrixWorld.decompose(Nf,Df,qi),qi.x===1&&qi.y===1&&qi.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Nf,Df,qi.set(1,1,1)).invert()}updateWorldMatrix(t,n,i=!1){super.updateWorldMatrix(t,n,i),this.matrixWorld.decompose(Nf,Df,qi),qi.x===1&&qi.y===1&&qi.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Nf,Df,qi.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},is=new V,VT=new Ot,HT=new Ot,Bn=class extends sl{constructor(t=50,n=1,i=.1,r=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=t,this.zoom=1,this.near=i,this.far=r,this.focus=10,this.aspect=n,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(t,n){return super.copy(t,n),this.fov=t.fov,this.zoom=t.zoom,this.near=t.near,this.far=t.far,this.focus=t.focus,this.aspect=t.aspect,this.view=t.view===null?null:Object.assign({},t.view),this.filmGauge=t.filmGauge,this.filmOffset=t.filmOffset,this}setFocalLength(t){let n=.5*this.getFilmHeight()/t;this.fov=ga*2*Math.atan(n),this.updateProjectionMatrix()}getFocalLength(){let t=Math.tan(Bc*.5*this.fov);return .5*this.getFilmHeight()/t}getEffectiveFOV(){return ga*2*Math.atan(Math.tan(Bc*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(t,n,i){is.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(is.x,is.y).multiplyScalar(-t/is.z),is.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),i.set(is.x,is.y).multiplyScalar(-t/is.z)}getViewSize(t,n){return this.getViewBounds(t,VT,HT),n.subVectors(HT,VT)}setViewOffset(t,n,i,r,s,o){this.aspect=t/n,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=n,this.view.offsetX=i,this.view.offsetY=r,this.view.width=s,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let t=this.near,n=t*Math.tan(Bc*.5*this.fov)/this.zoom,i=2*n,r=this.aspect*i,s=-.5*r,o=this.view;if(this.view!==null&&this.view.enabled){let c=o.fullWidth,l=o.fullHeight;s+=o.offsetX*r/c,n-=o.offsetY*i/l,r*=o.width/c,i*=o.height/l}let a=this.filmOffset;a!==0&&(s+=t*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(s,s+r,n,n-i,t,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){let n=super.toJSON(t);return n.object.fov=this.fov,n.object.zoom=this.zoom,n.object.near=this.near,n.object.far=this.far,n.object.focus=this.focus,n.object.aspect=this.aspect,this.view!==null&&(n.object.view=Object.assign({},this.view)),n.object.filmGauge=this.filmGauge,n.object.filmOffset=this.filmOffset,n}};var to=class extends sl{constructor(t=-1,n=1,i=1,r=-1,s=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=t,this.right=n,this.top=i,this.bottom=r,this.near=s,this.far=o,this.updateProjectionMatrix()}copy(t,n){return super.copy(t,n),this.left=t.left,this.right=t.right,this.top=t.top,this.bottom=t.bottom,this.near=t.near,this.far=t.far,this.zoom=t.zoom,this.view=t.view===null?null:Object.assign({},t.view),this}setViewOffset(t,n,i,r,s,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=n,this.view.offsetX=i,this.view.offsetY=r,this.view.width=s,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let t=(this.right-this.left)/(2*this.zoom),n=(this.top-this.bottom)/(2*this.zoom),i=(this.right+this.left)/2,r=(this.top+this.bottom)/2,s=i-t,o=i+t,a=r+n,c=r-n;if(this.view!==null&&this.view.enabled){let l=(this.right-this.left)/this.view.fullWidth/this.zoom,u=(this.top-this.bottom)/this.view.fullHeight/this.zoom;s+=l*this.view.offsetX,o=s+l*this.view.width,a-=u*this.view.offsetY,c=a-u*this.view.height}this.projectionMatrix.makeOrthographic(s,o,a,c,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){let n=super.toJSON(t);return n.object.zoom=this.zoom,n.object.left=this.left,n.object.right=this.right,n.object.top=this.top,n.object.bottom=this.bottom,n.object.near=this.near,n.object.far=this.far,this.view!==null&&(n.object.view=Object.assign({},this.view)),n}},d_=class extends ph{constructor(){super(new to(-5,5,5,-5,.5,500)),this.isDirectionalLightShadow=!0}},ol=class extends il{constructor(t,n){super(t,n),this.isDirectionalLight=!0,this.type="DirectionalLight",this.position.copy(tn.DEFAULT_UP),this.updateMatrix(),this.target=new tn,this.shadow=new d_}dispose(){super.dispose(),this.shadow.dispose()}copy(t){return super.copy(t),this.target=t.target.clone(),this.shadow=t.shadow.clone(),this}toJSON(t){let n=super.toJSON(t);return n.object.shadow=this.shadow.toJSON(),n.object.target=this.target.uuid,n}};var ua=-90,fa=1,ba=class extends tn{constructor(t,n,i){super(),this.type="CubeCamera",this.renderTarget=i,this.coordinateSystem=null,this.activeMipmapLevel=0;let r=new Bn(ua,fa,t,n);r.layers=this.layers,this.add(r);let s=new Bn(ua,fa,t,n);s.layers=this.layers,this.add(s);let o=new Bn(ua,fa,t,n);o.layers=this.layers,this.add(o);let a=new Bn(ua,fa,t,n);a.layers=this.layers,this.add(a);let c=new Bn(ua,fa,t,n);c.layers=this.layers,this.add(c);let l=new Bn(ua,fa,t,n);l.layers=this.layers,this.add(l)}updateCoordinateSystem(){let t=this.coordinateSystem,n=this.children.concat(),[i,r,s,o,a,c]=n;for(let l of n)this.remove(l);if(t===li)i.up.set(0,1,0),i.lookAt(1,0,0),r.up.set(0,1,0),r.lookAt(-1,0,0),s.up.set(0,0,-1),s.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),c.up.set(0,1,0),c.lookAt(0,0,-1);else if(t===pa)i.up.set(0,-1,0),i.lookAt(-1,0,0),r.up.set(0,-1,0),r.lookAt(1,0,0),s.up.set(0,0,1),s.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),c.up.set(0,-1,0),c.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+t);for(let l of n)this.add(l),l.updateMatrixWorld()}update(t,n){this.parent===null&&this.updateMatrixWorld();let{renderTarget:i,activeMipmapLevel:r}=this;this.coordinateSystem!==t.coordinateSystem&&(this.coordinateSystem=t.coordinateSystem,this.updateCoordinateSystem());let[s,o,a,c,l,u]=this.children,h=t.getRenderTarget(),f=t.getActiveCubeFace(),d=t.getActiveMipmapLevel(),p=t.xr.enabled;t.xr.enabled=!1;let _=i.texture.mipmapsAutoUpdate;i.texture.mipmapsAutoUpdate=!1;let g=!1;t.isWebGLRenderer===!0?g=t.state.buffers.depth.getReversed():g=t.reversedDepthBuffer,t.setRenderTarget(i,0,r),g&&t.autoClear===!1&&t.clearDepth(),t.render(n,s),t.setRenderTarget(i,1,r),g&&t.autoClear===!1&&t.clearDepth(),t.render(n,o),t.setRenderTarget(i,2,r),g&&t.autoClear===!1&&t.clearDepth(),t.render(n,a),t.setRenderTarget(i,3,r),g&&t.autoClear===!1&&t.clearDepth(),t.render(n,c),t.setRenderTarget(i,4,r),g&&t.autoClear===!1&&t.clearDepth(),t.render(n,l),i.texture.mipmapsAutoUpdate=_,t.setRenderTarget(i,5,r),g&&t.autoClear===!1&&t.clearDepth(),t.render(n,u),t.setRenderTarget(h,f,d),t.xr.enabled=p,i.texture.needsPMREMUpdate=!0}},mh=class extends Bn{constructor(t=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=t,this.perCameraFrustumCulled=!1}};var Y_="\\[\\]\\.:\\/",yD=new RegExp("["+Y_+"]","g"),Z_="[^"+Y_+"]",xD="[^"+Y_.replace("\\.","")+"]",vD=/((?:WC+[\/:])*)/.source.replace("WC",Z_),bD=/(WCOD+)?/.source.replace("WCOD",xD),MD=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",Z_),SD=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",Z_),wD=new RegExp("^"+vD+bD+MD+SD+"$"),TD=["material","materials","bones","map"],p_=class{constructor(t,n,i){let r=i||_e.parseTrackName(n);this._targetGroup=t,this._bindings=t.subscribe_(n,r)}getValue(t,n){this.bind();let i=this._targetGroup.nCachedObjects_,r=this._bindings[i];r!==void 0&&r.getValue(t,n)}setValue(t,n){let i=this._bindings;for(let r=this._targetGroup.nCachedObjects_,s=i.length;r!==s;++r)i[r].setValue(t,n)}bind(){let t=this._bindings;for(let n=this._targetGroup.nCachedObjects_,i=t.length;n!==i;++n)t[n].bind()}unbind(){let t=this._bindings;for(let n=this._targetGroup.nCachedObjects_,i=t.length;n!==i;++n)t[n].unbind()}},_e=class e{constructor(t,n,i){this.path=n,this.parsedPath=i||e.parseTrackName(n),this.node=e.findNode(t,this.parsedPath.nodeName),this.rootNode=t,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(t,n,i){return t&&t.isAnimationObjectGroup?new e.Composite(t,n,i):new e(t,n,i)}static sanitizeNodeName(t){return t.replace(/\s/g,"_").replace(yD,"")}static parseTrackName(t){let n=wD.exec(t);if(n===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+t);let i={nodeName:n[2],objectName:n[3],objectIndex:n[4],propertyName:n[5],propertyIndex:n[6]},r=i.nodeName&&i.nodeName.lastIndexOf(".");if(r!==void 0&&r!==-1){let s=i.nodeName.substring(r+1);TD.indexOf(s)!==-1&&(i.nodeName=i.nodeName.substring(0,r),i.objectName=s)}if(i.propertyName===null||i.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+t);return i}static findNode(t,n){if(n===void 0||n===""||n==="."||n===-1||n===t.name||n===t.uuid)return t;if(t.skeleton){let i=t.skeleton.getBoneByName(n);if(i!==void 0)return i}if(t.children){let i=function(s){for(let o=0;o<s.length;o++){let a=s[o];if(a.name===n||a.uuid===n)return a;let c=i(a.children);if(c)return c}return null},r=i(t.children);if(r)return r}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(t,n){t[n]=this.targetObject[this.propertyName]}_getValue_array(t,n){let i=this.resolvedProperty;for(let r=0,s=i.length;r!==s;++r)t[n++]=i[r]}_getValue_arrayElement(t,n){t[n]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(t,n){this.resolvedProperty.toArray(t,n)}_setValue_direct(t,n){this.targetObject[this.propertyName]=t[n]}_setValue_direct_setNeedsUpdate(t,n){this.targetObject[this.propertyName]=t[n],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(t,n){this.targetObject[this.propertyName]=t[n],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(t,n){let i=this.resolvedProperty;for(let r=0,s=i.length;r!==s;++r)i[r]=t[n++]}_setValue_array_setNeedsUpdate(t,n){let i=this.resolvedProperty;for(let r=0,s=i.length;r!==s;++r)i[r]=t[n++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(t,n){let i=this.resolvedProperty;for(let r=0,s=i.length;r!==s;++r)i[r]=t[n++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(t,n){this.resolvedProperty[this.propertyIndex]=t[n]}_setValue_arrayElement_setNeedsUpdate(t,n){this.resolvedProperty[this.propertyIndex]=t[n],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(t,n){this.resolvedProperty[this.propertyIndex]=t[n],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(t,n){this.resolvedProperty.fromArray(t,n)}_setValue_fromArray_setNeedsUpdate(t,n){this.resolvedProperty.fromArray(t,n),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(t,n){this.resolvedProperty.fromArray(t,n),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(t,n){this.bind(),this.getValue(t,n)}_setValue_unbound(t,n){this.bind(),this.setValue(t,n)}bind(){let t=this.node,n=this.parsedPath,i=n.objectName,r=n.propertyName,s=n.propertyIndex;if(t||(t=e.findNode(this.rootNode,n.nodeName),this.node=t),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!t){Dt("PropertyBinding: No target node found for track: "+this.path+".");return}if(i){let l=n.objectIndex;switch(i){case"materials":if(!t.material){Ft("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!t.material.materials){Ft("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}t=t.material.materials;break;case"bones":if(!t.skeleton){Ft("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}t=t.skeleton.bones;for(let u=0;u<t.length;u++)if(t[u].name===l){l=u;break}break;case"map":if("map"in t){t=t.map;break}if(!t.material){Ft("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!t.material.map){Ft("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}t=t.material.map;break;default:if(t[i]===void 0){Ft("PropertyBinding: Can not bind to objectName of node undefined.",this);return}t=t[i]}if(l!==void 0){if(t[l]===void 0){Ft("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,t);return}t=t[l]}}let o=t[r];if(o===void 0){let l=n.nodeName;Ft("PropertyBinding: Trying to update property for track: "+l+"."+r+" but it wasn't found.",t);return}let a=this.Versioning.None;this.targetObject=t,t.isMaterial===!0?a=this.Versioning.NeedsUpdate:t.isObject3D===!0&&(a=this.Versioning.MatrixWorldNeedsUpdate);let c=this.BindingType.Direct;if(s!==void 0){if(r==="morphTargetInfluences"){if(!t.geometry){Ft("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!t.geometry.morphAttributes){Ft("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}t.morphTargetDictionary[s]!==void 0&&(s=t.morphTargetDictionary[s])}c=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=s}else o.fromArray!==void 0&&o.toArray!==void 0?(c=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(c=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=r;this.getValue=this.GetterByBindingType[c],this.setValue=this.SetterByBindingTypeAndVersioning[c][a]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};_e.Composite=p_;_e.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};_e.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};_e.prototype.GetterByBindingType=[_e.prototype._getValue_direct,_e.prototype._getValue_array,_e.prototype._getValue_arrayElement,_e.prototype._getValue_toArray];_e.prototype.SetterByBindingTypeAndVersioning=[[_e.prototype._setValue_direct,_e.prototype._setValue_direct_setNeedsUpdate,_e.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[_e.prototype._setValue_array,_e.prototype._setValue_array_setNeedsUpdate,_e.prototype._setValue_array_setMatrixWorldNeedsUpdate],[_e.prototype._setValue_arrayElement,_e.prototype._setValue_arrayElement_setNeedsUpdate,_e.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[_e.prototype._setValue_fromArray,_e.prototype._setValue_fromArray_setNeedsUpdate,_e.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var u7=new Float32Array(1);var Ma=class{constructor(t=1,n=0,i=0){this.radius=t,this.phi=n,this.theta=i}set(t,n,i){return this.radius=t,this.phi=n,this.theta=i,this}copy(t){return this.radius=t.radius,this.phi=t.phi,this.theta=t.theta,this}makeSafe(){return this.phi=Qt(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(t){return this.setFromCartesianCoords(t.x,t.y,t.z)}setFromCartesianCoords(t,n,i){return this.radius=Math.sqrt(t*t+n*n+i*i),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(t,i),this.phi=Math.acos(Qt(n/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};var ey=class ey{constructor(t,n,i,r){this.elements=[1,0,0,1],t!==void 0&&this.set(t,n,i,r)}identity(){return this.set(1,0,0,1),this}fromArray(t,n=0){for(let i=0;i<4;i++)this.elements[i]=t[i+n];return this}set(t,n,i,r){let s=this.elements;return s[0]=t,s[2]=n,s[1]=i,s[3]=r,this}};ey.prototype.isMatrix2=!0;var m_=ey;var al=class extends vi{constructor(t,n=null){super(),this.object=t,this.domElement=n,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(t){this.domElement!==null&&this.disconnect(),this.domElement=t}disconnect(){}dispose(){}update(){}};function J_(e,t,n,i){let r=ED(i);switch(n){case D_:return e*t;case F_:return e*t/r.components*r.byteLength;case wh:return e*t/r.components*r.byteLength;case hs:return e*t*2/r.components*r.byteLength;case Th:return e*t*2/r.components*r.byteLength;case U_:return e*t*3/r.components*r.byteLength;case wi:return e*t*4/r.components*r.byteLength;case Eh:return e*t*4/r.components*r.byteLength;case ul:case fl:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*8;case hl:case dl:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case Ch:case Ph:return Math.max(e,16)*Math.max(t,8)/4;case Ah:case Rh:return Math.max(e,8)*Math.max(t,8)/2;case Ih:case Lh:case Dh:case Uh:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*8;case Nh:case pl:case Fh:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case Oh:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case Bh:return Math.floor((e+4)/5)*Math.floor((t+3)/4)*16;case kh:return Math.floor((e+4)/5)*Math.floor((t+4)/5)*16;case zh:return Math.floor((e+5)/6)*Math.floor((t+4)/5)*16;case Gh:return Math.floor((e+5)/6)*Math.floor((t+5)/6)*16;case Vh:return Math.floor((e+7)/8)*Math.floor((t+4)/5)*16;case Hh:return Math.floor((e+7)/8)*Math.floor((t+5)/6)*16;case Wh:return Math.floor((e+7)/8)*Math.floor((t+7)/8)*16;case $h:return Math.floor((e+9)/10)*Math.floor((t+4)/5)*16;case Xh:return Math.floor((e+9)/10)*Math.floor((t+5)/6)*16;case qh:return Math.floor((e+9)/10)*Math.floor((t+7)/8)*16;case Yh:return Math.floor((e+9)/10)*Math.floor((t+9)/10)*16;case Zh:return Math.floor((e+11)/12)*Math.floor((t+9)/10)*16;case Jh:return Math.floor((e+11)/12)*Math.floor((t+11)/12)*16;case Kh:case jh:case Qh:return Math.ceil(e/4)*Math.ceil(t/4)*16;case td:case ed:return Math.ceil(e/4)*Math.ceil(t/4)*8;case ml:case nd:return Math.ceil(e/4)*Math.ceil(t/4)*16}throw new Error(`Unable to determine texture byte length for ${n} format.`)}function ED(e){switch(e){case En:case P_:return{byteLength:1,components:1};case Ea:case I_:case Si:return{byteLength:2,components:1};case Mh:case Sh:return{byteLength:2,components:4};case bi:case bh:case Mi:return{byteLength:4,components:1};case L_:case N_:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${e}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Dt("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function tA(){let e=null,t=!1,n=null,i=null;function r(s,o){i=e.requestAnimationFrame(r),n(s,o)}return{start:function(){t!==!0&&n!==null&&e!==null&&(i=e.requestAnimationFrame(r),t=!0)},stop:function(){e!==null&&e.cancelAnimationFrame(i),t=!1},setAnimationLoop:function(s){n=s},setContext:function(s){e=s}}}function CD(e){let t=new WeakMap;function n(a,c){let l=a.array,u=a.usage,h=l.byteLength,f=e.createBuffer();e.bindBuffer(c,f),e.bufferData(c,l,u),a.onUploadCallback();let d;if(l instanceof Float32Array)d=e.FLOAT;else if(typeof Float16Array<"u"&&l instanceof Float16Array)d=e.HALF_FLOAT;else if(l instanceof Uint16Array)a.isFloat16BufferAttribute?d=e.HALF_FLOAT:d=e.UNSIGNED_SHORT;else if(l instanceof Int16Array)d=e.SHORT;else if(l instanceof Uint32Array)d=e.UNSIGNED_INT;else if(l instanceof Int32Array)d=e.INT;else if(l instanceof Int8Array)d=e.BYTE;else if(l instanceof Uint8Array)d=e.UNSIGNED_BYTE;else if(l instanceof Uint8ClampedArray)d=e.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+l);return{buffer:f,type:d,bytesPerElement:l.BYTES_PER_ELEMENT,version:a.version,size:h}}function i(a,c,l){let u=c.array,h=c.updateRanges;if(e.bindBuffer(l,a),h.length===0)e.bufferSubData(l,0,u);else{h.sort((d,p)=>d.start-p.start);let f=0;for(let d=1;d<h.length;d++){let p=h[f],_=h[d];_.start<=p.start+p.count+1?p.count=Math.max(p.count,_.start+_.count-p.start):(++f,h[f]=_)}h.length=f+1;for(let d=0,p=h.length;d<p;d++){let _=h[d];e.bufferSubData(l,_.start*u.BYTES_PER_ELEMENT,u,_.start,_.count)}c.clearUpdateRanges()}c.onUploadCallback()}function r(a){return a.isInterleavedBufferAttribute&&(a=a.data),t.get(a)}function s(a){a.isInterleavedBufferAttribute&&(a=a.data);let c=t.get(a);c&&(e.deleteBuffer(c.buffer),t.delete(a))}function o(a,c){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){let u=t.get(a);(!u||u.version<a.version)&&t.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}let l=t.get(a);if(l===void 0)t.set(a,n(a,c));else if(l.version<a.version){if(l.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");i(l.buffer,a,c),l.version=a.version}}return{get:r,remove:s,update:o}}var RD=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,PD=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,ID=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,LD=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,ND=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,DD=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,UD=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,FD=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,OD=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,BD=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,kD=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,zD=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,GD=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,VD=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,HD=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,WD=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,$D=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,XD=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,qD=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,YD=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,ZD=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,JD=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,KD=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,jD=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,QD=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,tU=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,eU=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,nU=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,iU=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,rU="gl_FragColor = linearToOutputTexel( gl_FragColor );",sU=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,oU=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,aU=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,cU=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,lU=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,uU=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,fU=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,hU=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,dU=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,pU=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,mU=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,gU=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,_U=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,yU=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,xU=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,vU=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,bU=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,MU=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,SU=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,wU=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,TU=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,EU=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,AU=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,CU=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,RU=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,PU=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,IU=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,LU=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,NU=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,DU=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,UU=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,FU=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,OU=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,BU=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,kU=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,zU=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,GU=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,VU=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,HU=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,WU=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,$U=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,XU=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,qU=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,YU=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,ZU=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,JU=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,KU=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,jU=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,QU=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,tF=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,eF=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,nF=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,iF=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,rF=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,sF=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,oF=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,aF=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,cF=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,lF=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,uF=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,fF=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,hF=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,dF=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,pF=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,mF=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,gF=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,_F=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,yF=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,xF=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,vF=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,bF=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,MF=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,SF=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,wF=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,TF=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,EF=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,AF=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,CF=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,RF=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,PF=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,IF=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,LF=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,NF=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,DF=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,UF=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,FF=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,OF=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,BF=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,kF=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,zF=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,GF=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,VF=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,HF=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,WF=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,$F=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,XF=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,qF=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,YF=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,ZF=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,JF=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,KF=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,jF=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,QF=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,tO=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,eO=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,nO=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,iO=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,rO=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,sO=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,oO=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,aO=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,Jt={alphahash_fragment:RD,alphahash_pars_fragment:PD,alphamap_fragment:ID,alphamap_pars_fragment:LD,alphatest_fragment:ND,alphatest_pars_fragment:DD,aomap_fragment:UD,aomap_pars_fragment:FD,batching_pars_vertex:OD,batching_vertex:BD,begin_vertex:kD,beginnormal_vertex:zD,bsdfs:GD,iridescence_fragment:VD,bumpmap_pars_fragment:HD,clipping_planes_fragment:WD,clipping_planes_pars_fragment:$D,clipping_planes_pars_vertex:XD,clipping_planes_vertex:qD,color_fragment:YD,color_pars_fragment:ZD,color_pars_vertex:JD,color_vertex:KD,common:jD,defaultnormal_vertex:QD,displacementmap_pars_vertex:tU,displacementmap_vertex:eU,emissivemap_fragment:nU,emissivemap_pars_fragment:iU,colorspace_fragment:rU,colorspace_pars_fragment:sU,envmap_fragment:oU,envmap_common_pars_fragment:aU,envmap_pars_fragment:cU,envmap_pars_vertex:lU,envmap_physical_pars_fragment:vU,envmap_vertex:uU,fog_vertex:fU,fog_pars_vertex:hU,fog_fragment:dU,fog_pars_fragment:pU,gradientmap_pars_fragment:mU,lightmap_pars_fragment:gU,lights_lambert_fragment:_U,lights_lambert_pars_fragment:yU,lights_pars_begin:xU,lights_toon_fragment:bU,lights_toon_pars_fragment:MU,lights_phong_fragment:SU,lights_phong_pars_fragment:wU,lights_physical_fragment:TU,lights_physical_pars_fragment:EU,lights_fragment_begin:AU,lights_fragment_maps:CU,lights_fragment_end:RU,lightprobes_pars_fragment:PU,logdepthbuf_fragment:IU,logdepthbuf_pars_fragment:LU,logdepthbuf_pars_vertex:NU,logdepthbuf_vertex:DU,map_fragment:UU,map_pars_fragment:FU,map_particle_fragment:OU,map_particle_pars_fragment:BU,metalnessmap_fragment:kU,metalnessmap_pars_fragment:zU,morphinstance_vertex:GU,morphcolor_vertex:VU,morphnormal_vertex:HU,morphtarget_pars_vertex:WU,morphtarget_vertex:$U,normal_fragment_begin:XU,normal_fragment_maps:qU,normal_pars_fragment:YU,normal_pars_vertex:ZU,normal_vertex:JU,normalmap_pars_fragment:KU,clearcoat_normal_fragment_begin:jU,clearcoat_normal_fragment_maps:QU,clearcoat_pars_fragment:tF,iridescence_pars_fragment:eF,opaque_fragment:nF,packing:iF,premultiplied_alpha_fragment:rF,project_vertex:sF,dithering_fragment:oF,dithering_pars_fragment:aF,roughnessmap_fragment:cF,roughnessmap_pars_fragment:lF,shadowmap_pars_fragment:uF,shadowmap_pars_vertex:fF,shadowmap_vertex:hF,shadowmask_pars_fragment:dF,skinbase_vertex:pF,skinning_pars_vertex:mF,skinning_vertex:gF,skinnormal_vertex:_F,specularmap_fragment:yF,specularmap_pars_fragment:xF,tonemapping_fragment:vF,tonemapping_pars_fragment:bF,transmission_fragment:MF,transmission_pars_fragment:SF,uv_pars_fragment:wF,uv_pars_vertex:TF,uv_vertex:EF,worldpos_vertex:AF,background_vert:CF,background_frag:RF,backgroundCube_vert:PF,backgroundCube_frag:IF,cube_vert:LF,cube_frag:NF,depth_vert:DF,depth_frag:UF,distance_vert:FF,distance_frag:OF,equirect_vert:BF,equirect_frag:kF,linedashed_vert:zF,linedashed_frag:GF,meshbasic_vert:VF,meshbasic_frag:HF,meshlambert_vert:WF,meshlambert_frag:$F,meshmatcap_vert:XF,meshmatcap_frag:qF,meshnormal_vert:YF,meshnormal_frag:ZF,meshphong_vert:JF,meshphong_frag:KF,meshphysical_vert:jF,meshphysical_frag:QF,meshtoon_vert:tO,meshtoon_frag:eO,points_vert:nO,points_frag:iO,shadow_vert:rO,shadow_frag:sO,sprite_vert:oO,sprite_frag:aO},Tt={common:{diffuse:{value:new Xt(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Bt},alphaMap:{value:null},alphaMapTransform:{value:new Bt},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Bt}},envmap:{envMap:{value:null},envMapRotation:{value:new Bt},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Bt}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Bt}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Bt},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Bt},normalScale:{value:new Ot(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Bt},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Bt}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Bt}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Bt}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Xt(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Xt(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Bt},alphaTest:{value:0},uvTransform:{value:new Bt}},sprite:{diffuse:{value:new Xt(16777215)},opacity:{value:1},center:{value:new Ot(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Bt},alphaMap:{value:null},alphaMapTransform:{value:new Bt},alphaTest:{value:0}}},Qi={basic:{uniforms:cn([Tt.common,Tt.specularmap,Tt.envmap,Tt.aomap,Tt.lightmap,Tt.fog]),vertexShader:Jt.meshbasic_vert,fragmentShader:Jt.meshbasic_frag},lambert:{uniforms:cn([Tt.common,Tt.specularmap,Tt.envmap,Tt.aomap,Tt.lightmap,Tt.emissivemap,Tt.bumpmap,Tt.normalmap,Tt.displacementmap,Tt.fog,Tt.lights,{emissive:{value:new Xt(0)},envMapIntensity:{value:1}}]),vertexShader:Jt.meshlambert_vert,fragmentShader:Jt.meshlambert_frag},phong:{uniforms:cn([Tt.common,Tt.specularmap,Tt.envmap,Tt.aomap,Tt.lightmap,Tt.emissivemap,Tt.bumpmap,Tt.normalmap,Tt.displacementmap,Tt.fog,Tt.lights,{emissive:{value:new Xt(0)},specular:{value:new Xt(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Jt.meshphong_vert,fragmentShader:Jt.meshphong_frag},standard:{uniforms:cn([Tt.common,Tt.envmap,Tt.aomap,Tt.lightmap,Tt.emissivemap,Tt.bumpmap,Tt.normalmap,Tt.displacementmap,Tt.roughnessmap,Tt.metalnessmap,Tt.fog,Tt.lights,{emissive:{value:new Xt(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Jt.meshphysical_vert,fragmentShader:Jt.meshphysical_frag},toon:{uniforms:cn([Tt.common,Tt.aomap,Tt.lightmap,Tt.emissivemap,Tt.bumpmap,Tt.normalmap,Tt.displacementmap,Tt.gradientmap,Tt.fog,Tt.lights,{emissive:{value:new Xt(0)}}]),vertexShader:Jt.meshtoon_vert,fragmentShader:Jt.meshtoon_frag},matcap:{uniforms:cn([Tt.common,Tt.bumpmap,Tt.normalmap,Tt.displacementmap,Tt.fog,{matcap:{value:null}}]),vertexShader:Jt.meshmatcap_vert,fragmentShader:Jt.meshmatcap_frag},points:{uniforms:cn([Tt.points,Tt.fog]),vertexShader:Jt.points_vert,fragmentShader:Jt.points_frag},dashed:{uniforms:cn([Tt.common,Tt.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Jt.linedashed_vert,fragmentShader:Jt.linedashed_frag},depth:{uniforms:cn([Tt.common,Tt.displacementmap]),vertexShader:Jt.depth_vert,fragmentShader:Jt.depth_frag},normal:{uniforms:cn([Tt.common,Tt.bumpmap,Tt.normalmap,Tt.displacementmap,{opacity:{value:1}}]),vertexShader:Jt.meshnormal_vert,fragmentShader:Jt.meshnormal_frag},sprite:{uniforms:cn([Tt.sprite,Tt.fog]),vertexShader:Jt.sprite_vert,fragmentShader:Jt.sprite_frag},background:{uniforms:{uvTransform:{value:new Bt},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Jt.background_vert,fragmentShader:Jt.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Bt}},vertexShader:Jt.backgroundCube_vert,fragmentShader:Jt.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Jt.cube_vert,fragmentShader:Jt.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Jt.equirect_vert,fragmentShader:Jt.equirect_frag},distance:{uniforms:cn([Tt.common,Tt.displacementmap,{referencePosition:{value:new V},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Jt.distance_vert,fragmentShader:Jt.distance_frag},shadow:{uniforms:cn([Tt.lights,Tt.fog,{color:{value:new Xt(0)},opacity:{value:1}}]),vertexShader:Jt.shadow_vert,fragmentShader:Jt.shadow_frag}};Qi.physical={uniforms:cn([Qi.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Bt},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Bt},clearcoatNormalScale:{value:new Ot(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Bt},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Bt},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Bt},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Bt},sheen:{value:0},sheenColor:{value:new Xt(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Bt},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Bt},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Bt},transmissionSamplerSize:{value:new Ot},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Bt},attenuationDistance:{value:0},attenuationColor:{value:new Xt(0)},specularColor:{value:new Xt(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Bt},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Bt},anisotropyVector:{value:new Ot},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Bt}}]),vertexShader:Jt.meshphysical_vert,fragmentShader:Jt.meshphysical_frag};var rd={r:0,b:0,g:0},cO=new ye,eA=new Bt;eA.set(-1,0,0,0,1,0,0,0,1);function lO(e,t,n,i,r,s){let o=new Xt(0),a=r===!0?0:1,c,l,u=null,h=0,f=null;function d(v){let w=v.isScene===!0?v.background:null;if(w&&w.isTexture){let x=v.backgroundBlurriness>0;w=t.get(w,x)}return w}function p(v){let w=!1,x=d(v);x===null?g(o,a):x&&x.isColor&&(g(x,1),w=!0);let S=e.xr.getEnvironmentBlendMode();S==="additive"?n.buffers.color.setClear(0,0,0,1,s):S==="alpha-blend"&&n.buffers.color.setClear(0,0,0,0,s),(e.autoClear||w)&&(n.buffers.depth.setTest(!0),n.buffers.depth.setMask(!0),n.buffers.color.setMask(!0),e.clear(e.autoClearColor,e.autoClearDepth,e.autoClearStencil))}function _(v,w){let x=d(w);x&&x.isCubeTexture?(l===void 0&&(l=new Gn(new va(1,1,1),new Ji({name:"BackgroundCubeMaterial",uniforms:so(Qi.backgroundCube.uniforms),vertexShader:Qi.backgroundCube.vertexShader,fragmentShader:Qi.backgroundCube.fragmentShader,side:yn,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),l.geometry.deleteAttribute("uv"),l.onBeforeRender=function(S,b,y){this.matrixWorld.copyPosition(y.matrixWorld)},Object.defineProperty(l.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),i.update(l)),l.material.uniforms.envMap.value=x,l.material.uniforms.backgroundBlurriness.value=w.backgroundBlurriness,l.material.uniforms.backgroundIntensity.value=w.backgroundIntensity,l.material.uniforms.backgroundRotation.value.setFromMatrix4(cO.makeRotationFromEuler(w.backgroundRotation)).transpose(),x.isRenderTargetTexture===!1&&l.material.uniforms.backgroundRotation.value.premultiply(eA),l.material.toneMapped=ne.getTransfer(x.colorSpace)!==le,(u!==x||h!==x.version||f!==e.toneMapping)&&(l.material.needsUpdate=!0,u=x,h=x.version,f=e.toneMapping),l.layers.enableAll(),v.unshift(l,l.geometry,l.material,0,0,null)):x&&x.isTexture&&(c===void 0&&(c=new Gn(new Qc(2,2),new Ji({name:"BackgroundMaterial",uniforms:so(Qi.background.uniforms),vertexShader:Qi.background.vertexShader,fragmentShader:Qi.background.fragmentShader,side:fs,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),Object.defineProperty(c.material,"map",{get:function(){return this.uniforms.t2D.value}}),i.update(c)),c.material.uniforms.t2D.value=x,c.material.uniforms.backgroundIntensity.value=w.backgroundIntensity,c.material.toneMapped=ne.getTransfer(x.colorSpace)!==le,x.matrixAutoUpdate===!0&&x.updateMatrix(),c.material.uniforms.uvTransform.value.copy(x.matrix),(u!==x||h!==x.version||f!==e.toneMapping)&&(c.material.needsUpdate=!0,u=x,h=x.version,f=e.toneMapping),c.layers.enableAll(),v.unshift(c,c.geometry,c.material,0,0,null))}function g(v,w){v.getRGB(rd,q_(e)),n.buffers.color.setClear(rd.r,rd.g,rd.b,w,s)}function m(){l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0),c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0)}return{getClearColor:function(){return o},setClearColor:function(v,w=1){o.set(v),a=w,g(o,a)},getClearAlpha:function(){return a},setClearAlpha:function(v){a=v,g(o,a)},render:p,addToRenderList:_,dispose:m}}function uO(e,t){let n=e.getParameter(e.MAX_VERTEX_ATTRIBS),i={},r=f(null),s=r,o=!1;function a(A,N,O,P,L){let z=!1,k=h(A,P,O,N);s!==k&&(s=k,l(s.object)),z=d(A,P,O,L),z&&p(A,P,O,L),L!==null&&t.update(L,e.ELEMENT_ARRAY_BUFFER),(z||o)&&(o=!1,x(A,N,O,P),L!==null&&e.bindBuffer(e.ELEMENT_ARRAY_BUFFER,t.get(L).buffer))}function c(){return e.createVertexArray()}function l(A){return e.bindVertexArray(A)}function u(A){return e.deleteVertexArray(A)}function h(A,N,O,P){let L=P.wireframe===!0,z=i[N.id];z===void 0&&(z={},i[N.id]=z);let k=A.isInstancedMesh===!0?A.id:0,Z=z[k];Z===void 0&&(Z={},z[k]=Z);let U=Z[O.id];U===void 0&&(U={},Z[O.id]=U);let G=U[L];return G===void 0&&(G=f(c()),U[L]=G),G}function f(A){let N=[],O=[],P=[];for(let L=0;L<n;L++)N[L]=0,O[L]=0,P[L]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:N,enabledAttributes:O,attributeDivisors:P,object:A,attributes:{},index:null}}function d(A,N,O,P){let L=s.attributes,z=N.attributes,k=0,Z=O.getAttributes();for(let U in Z)if(Z[U].location>=0){let q=L[U],rt=z[U];if(rt===void 0&&(U==="instanceMatrix"&&A.instanceMatrix&&(rt=A.instanceMatrix),U==="instanceColor"&&A.instanceColor&&(rt=A.instanceColor)),q===void 0||q.attribute!==rt||rt&&q.data!==rt.data)return!0;k++}return s.attributesNum!==k||s.index!==P}function p(A,N,O,P){let L={},z=N.attributes,k=0,Z=O.getAttributes();for(let U in Z)if(Z[U].location>=0){let q=z[U];q===void 0&&(U==="instanceMatrix"&&A.instanceMatrix&&(q=A.instanceMatrix),U==="instanceColor"&&A.instanceColor&&(q=A.instanceColor));let rt={};rt.attribute=q,q&&q.data&&(rt.data=q.data),L[U]=rt,k++}s.attributes=L,s.attributesNum=k,s.index=P}function _(){let A=s.newAttributes;for(let N=0,O=A.length;N<O;N++)A[N]=0}function g(A){m(A,0)}function m(A,N){let O=s.newAttributes,P=s.enabledAttributes,L=s.attributeDivisors;O[A]=1,P[A]===0&&(e.enableVertexAttribArray(A),P[A]=1),L[A]!==N&&(e.vertexAttribDivisor(A,N),L[A]=N)}function v(){let A=s.newAttributes,N=s.enabledAttributes;for(let O=0,P=N.length;O<P;O++)N[O]!==A[O]&&(e.disableVertexAttribArray(O),N[O]=0)}function w(A,N,O,P,L,z,k){k===!0?e.vertexAttribIPointer(A,N,O,L,z):e.vertexAttribPointer(A,N,O,P,L,z)}function x(A,N,O,P){_();let L=P.attributes,z=O.getAttributes(),k=N.defaultAttributeValues;for(let Z in z){let U=z[Z];if(U.location>=0){let G=L[Z];if(G===void 0&&(Z==="instanceMatrix"&&A.instanceMatrix&&(G=A.instanceMatrix),Z==="instanceColor"&&A.instanceColor&&(G=A.instanceColor)),G!==void 0){let q=G.normalized,rt=G.itemSize,ct=t.get(G);if(ct===void 0)continue;let $=ct.buffer,ot=ct.type,ut=ct.bytesPerElement,st=ot===e.INT||ot===e.UNSIGNED_INT||G.gpuType===bh;if(G.isInterleavedBufferAttribute){let at=G.data,J=at.isInterleavedBuffer===!0?at.stride:at.itemSize,yt=G.offset;if(at.isInstancedInterleavedBuffer||at.isInstancedBufferAttribute){for(let lt=0;lt<U.locationSize;lt++)m(U.location+lt,at.meshPerAttribute);A.isInstancedMesh!==!0&&P._maxInstanceCount===void 0&&(P._maxInstanceCount=at.meshPerAttribute*at.count)}else for(let lt=0;lt<U.locationSize;lt++)g(U.location+lt);e.bindBuffer(e.ARRAY_BUFFER,$);for(let lt=0;lt<U.locationSize;lt++)w(U.location+lt,rt/U.locationSize,ot,q,J*ut,(yt+rt/U.locationSize*lt)*ut,st)}else{if(G.isInstancedBufferAttribute){for(let at=0;at<U.locationSize;at++)m(U.location+at,G.meshPerAttribute);A.isInstancedMesh!==!0&&P._maxInstanceCount===void 0&&(P._maxInstanceCount=G.meshPerAttribute*G.count)}else for(let at=0;at<U.locationSize;at++)g(U.location+at);e.bindBuffer(e.ARRAY_BUFFER,$);for(let at=0;at<U.locationSize;at++)w(U.location+at,rt/U.locationSize,ot,q,rt*ut,rt/U.locationSize*at*ut,st)}}else if(k!==void 0){let q=k[Z];if(q!==void 0)switch(q.length){case 2:e.vertexAttrib2fv(U.location,q);break;case 3:e.vertexAttrib3fv(U.location,q);break;case 4:e.vertexAttrib4fv(U.location,q);break;default:e.vertexAttrib1fv(U.location,q)}}}}v()}function S(){C();for(let A in i){let N=i[A];for(let O in N){let P=N[O];for(let L in P){let z=P[L];for(let k in z)u(z[k].object),delete z[k];delete P[L]}}delete i[A]}}function b(A){if(i[A.id]===void 0)return;let N=i[A.id];for(let O in N){let P=N[O];for(let L in P){let z=P[L];for(let k in z)u(z[k].object),delete z[k];delete P[L]}}delete i[A.id]}function y(A){for(let N in i){let O=i[N];for(let P in O){let L=O[P];if(L[A.id]===void 0)continue;let z=L[A.id];for(let k in z)u(z[k].object),delete z[k];delete L[A.id]}}}function M(A){for(let N in i){let O=i[N],P=A.isInstancedMesh===!0?A.id:0,L=O[P];if(L!==void 0){for(let z in L){let k=L[z];for(let Z in k)u(k[Z].object),delete k[Z];delete L[z]}delete O[P],Object.keys(O).length===0&&delete i[N]}}}function C(){R(),o=!0,s!==r&&(s=r,l(s.object))}function R(){r.geometry=null,r.program=null,r.wireframe=!1}return{setup:a,reset:C,resetDefaultState:R,dispose:S,releaseStatesOfGeometry:b,releaseStatesOfObject:M,releaseStatesOfProgram:y,initAttributes:_,enableAttribute:g,disableUnusedAttributes:v}}function fO(e,t,n){let i;function r(c){i=c}function s(c,l){e.drawArrays(i,c,l),n.update(l,i,1)}function o(c,l,u){u!==0&&(e.drawArraysInstanced(i,c,l,u),n.update(l,i,u))}function a(c,l,u){if(u===0)return;t.get("WEBGL_multi_draw").multiDrawArraysWEBGL(i,c,0,l,0,u);let f=0;for(let d=0;d<u;d++)f+=l[d];n.update(f,i,1)}this.setMode=r,this.render=s,this.renderInstances=o,this.renderMultiDraw=a}function hO(e,t,n,i){let r;function s(){if(r!==void 0)return r;if(t.has("EXT_texture_filter_anisotropic")===!0){let y=t.get("EXT_texture_filter_anisotropic");r=e.getParameter(y.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else r=0;return r}function o(y){return!(y!==wi&&i.convert(y)!==e.getParameter(e.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(y){let M=y===Si&&(t.has("EXT_color_buffer_half_float")||t.has("EXT_color_buffer_float"));return!(y!==En&&y!==Mi&&!M&&i.convert(y)!==e.getParameter(e.IMPLEMENTATION_COLOR_READ_TYPE))}function c(y){if(y==="highp"){if(e.getShaderPrecisionFormat(e.VERTEX_SHADER,e.HIGH_FLOAT).precision>0&&e.getShaderPrecisionFormat(e.FRAGMENT_SHADER,e.HIGH_FLOAT).precision>0)return"highp";y="mediump"}return y==="mediump"&&e.getShaderPrecisionFormat(e.VERTEX_SHADER,e.MEDIUM_FLOAT).precision>0&&e.getShaderPrecisionFormat(e.FRAGMENT_SHADER,e.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let l=n.precision!==void 0?n.precision:"highp",u=c(l);u!==l&&(Dt("WebGLRenderer:",l,"not supported, using",u,"instead."),l=u);let h=n.reversedDepthBuffer===!0&&t.has("EXT_clip_control"),f=n.logarithmicDepthBuffer===!0&&h===!1;n.reversedDepthBuffer===!0&&h===!1&&Dt("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),n.logarithmicDepthBuffer===!0&&h===!0&&Dt("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let d=e.getParameter(e.MAX_TEXTURE_IMAGE_UNITS),p=e.getParameter(e.MAX_VERTEX_TEXTURE_IMAGE_UNITS),_=e.getParameter(e.MAX_TEXTURE_SIZE),g=e.getParameter(e.MAX_CUBE_MAP_TEXTURE_SIZE),m=e.getParameter(e.MAX_VERTEX_ATTRIBS),v=e.getParameter(e.MAX_VERTEX_UNIFORM_VECTORS),w=e.getParameter(e.MAX_VARYING_VECTORS),x=e.getParameter(e.MAX_FRAGMENT_UNIFORM_VECTORS),S=e.getParameter(e.MAX_SAMPLES),b=e.getParameter(e.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:s,getMaxPrecision:c,textureFormatReadable:o,textureTypeReadable:a,precision:l,logarithmicDepthBuffer:f,reversedDepthBuffer:h,maxTextures:d,maxVertexTextures:p,maxTextureSize:_,maxCubemapSize:g,maxAttributes:m,maxVertexUniforms:v,maxVaryings:w,maxFragmentUniforms:x,maxSamples:S,samples:b}}function dO(e){let t=this,n=null,i=0,r=!1,s=!1,o=new On,a=new Bt,c={value:null,needsUpdate:!1};this.uniform=c,this.numPlanes=0,this.numIntersection=0,this.init=function(h,f){let d=h.length!==0||f||i!==0||r;return r=f,i=h.length,d},this.beginShadows=function(){s=!0,u(null)},this.endShadows=function(){s=!1},this.setGlobalState=function(h,f){n=u(h,f,0)},this.setState=function(h,f,d){let p=h.clippingPlanes,_=h.clipIntersection,g=h.clipShadows,m=e.get(h);if(!r||p===null||p.length===0||s&&!g)s?u(null):l();else{let v=s?0:i,w=v*4,x=m.clippingState||null;c.value=x,x=u(p,f,w,d);for(let S=0;S!==w;++S)x[S]=n[S];m.clippingState=x,this.numIntersection=_?this.numPlanes:0,this.numPlanes+=v}};function l(){c.value!==n&&(c.value=n,c.needsUpdate=i>0),t.numPlanes=i,t.numIntersection=0}function u(h,f,d,p){let _=h!==null?h.length:0,g=null;if(_!==0){if(g=c.value,p!==!0||g===null){let m=d+_*4,v=f.matrixWorldInverse;a.getNormalMatrix(v),(g===null||g.length<m)&&(g=new Float32Array(m));for(let w=0,x=d;w!==_;++w,x+=4)o.copy(h[w]).applyMatrix4(v,a),o.normal.toArray(g,x),g[x+3]=o.constant}c.value=g,c.needsUpdate=!0}return t.numPlanes=_,t.numIntersection=0,g}}var yl=class extends zn{constructor(t=1,n={}){super(t,t,n),this.isWebGLCubeRenderTarget=!0;let i={width:t,height:t,depth:1},r=[i,i,i,i,i,i];this.texture=new Jc(r),this._setTextureOptions(n),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(t,n){this.texture.type=n.type,this.texture.colorSpace=n.colorSpace,this.texture.generateMipmaps=n.generateMipmaps,this.texture.minFilter=n.minFilter,this.texture.magFilter=n.magFilter;let i={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},r=new va(5,5,5),s=new Ji({name:"CubemapFromEquirect",uniforms:so(i.uniforms),vertexShader:i.vertexShader,fragmentShader:i.fragmentShader,side:yn,blending:eo});s.uniforms.tEquirect.value=n;let o=new Gn(r,s),a=n.minFilter;return n.minFilter===Lr&&(n.minFilter=_n),new ba(1,10,this).update(t,o),n.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(t,n=!0,i=!0,r=!0){let s=t.getRenderTarget();for(let o=0;o<6;o++)t.setRenderTarget(this,o),t.clear(n,i,r);t.setRenderTarget(s)}},NE=256,pO=3,mO=20,nA=256,iA=16,gO=3,_O=new V,yO=new Xt,od=class e{constructor(t){this._renderer=t,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new ba(1,10,null),this._boxMesh=new Gn(new va(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(t,n=0,i=.1,r=100,s={}){let{size:o=256,position:a=_O}=s,c=this._renderer;this._setSize(o);let l=this._allocateTarget(),u=this._getSourceTarget(!0);n>0&&(u.texture.mipmapsAutoUpdate=!1);let h=c.autoClear,f=c.autoClearColor,d=c.autoClearDepth,p=c.autoClearStencil,_=t.background;c.autoClear=!0,c.autoClearColor=!0,c.autoClearDepth=!0,c.autoClearStencil=!0,_===null&&(t.background=c.getClearColor(yO));let g=new ba(i,r,u);return g.position.copy(a),g.update(c,t),c.autoClear=h,c.autoClearColor=f,c.autoClearDepth=d,c.autoClearStencil=p,t.background=_,n>0&&(u.texture.mipmapsAutoUpdate=!0,this._blur(l,n)),this._applyPMREM(l),l}fromEquirectangular(t,n=null){return this._fromTexture(t,n)}fromCubemap(t,n=null){return this._fromTexture(t,n)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=FE(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=UE(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(t,n){return n>0?1-Math.sqrt(1-t/n):0}_setSize(t){this._cubeSize=Math.max(NE,W_(t))}_fromTexture(t,n){t.mapping===io||t.mapping===Ta?this._setSize(t.image.length===0?NE:t.image[0].width||t.image[0].image.width):this._setSize(t.image.width/4);let i=n||this._allocateTarget();return this._textureToCubemap(t),this._applyPMREM(i),i}_allocateTarget(){let t=this._cubeSize,n=DE(t,!1,!1),i=Math.log2(t)-pO;for(let r=0;r<=i;r++)n.texture.mipmaps.push({width:t>>r,height:t>>r});return n.texture.name="PMREM",n.texture.isPMREMTexture=!0,n}_getSourceTarget(t=!1){let n=this._cubeSize,i=this._sourceTarget;return(i===null||i.width!==n||t&&i.depthBuffer===!1)&&(i!==null&&i.dispose(),this._sourceTarget=DE(n,!0,t)),this._sourceTarget}_compileMaterial(t){this._boxMesh.material=t,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(t,n,i){let r=this._boxMesh,s=this._cubeCamera;r.material=i,s.renderTarget=t,s.activeMipmapLevel=n;let o=t.width>>n;t.viewport.set(0,0,o,o),s.update(this._renderer,r),t.viewport.set(0,0,t.width,t.height)}_textureToCubemap(t){let n;t.mapping===io||t.mapping===Ta?(this._cubemapMaterial===null&&(this._cubemapMaterial=FE()),n=this._cubemapMaterial,n.uniforms.flipEnvMap.value=t.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=UE()),n=this._equirectMaterial),n.uniforms.envMap.value=t,this._renderCube(this._getSourceTarget(),0,n)}_applyPMREM(t){this._ggxMaterial===null&&(this._ggxMaterial=xO(),this._integrationMaterial=vO());let n=this._cubeSize,i=t.texture.mipmaps.length-1,r=this._ggxMaterial.uniforms;r.envMap.value=this._sourceTarget.texture;let s=this._integrationMaterial.uniforms;s.envMap.value=this._sourceTarget.texture,s.sourceLod.value=Math.log2(n/iA);for(let o=0;o<=i;o++){let a=e.lodToRoughness(o,i);if(o>i-gO)s.roughness.value=a,this._renderCube(t,o,this._integrationMaterial);else{let c=a>0?Math.log2(n)+.5*Math.log2(6/(nA*Math.pow(a,4)))+.5:0;r.roughness.value=a,r.lodBias.value=c,this._renderCube(t,o,this._ggxMaterial)}}}_blur(t,n){this._blurMaterial===null&&(this._blurMaterial=bO());let i=this._blurMaterial,r=i.uniforms,s=this._sourceTarget;r.sigma.value=Math.min(n,Math.PI)/Math.SQRT2,r.envMap.value=s.texture,this._renderCube(t,0,i),r.envMap.value=t.texture,this._renderCube(s,0,i)}};function DE(e,t,n){return new yl(e,{minFilter:Lr,generateMipmaps:t,type:Si,colorSpace:Gc,depthBuffer:n})}function xl(e,t,n){return new Ji({name:e,uniforms:t,vertexShader:Jt.cube_vert,fragmentShader:n,side:yn,blending:eo,depthTest:!1,depthWrite:!1})}function xO(){return xl("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${nA}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function vO(){return xl("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:iA}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function bO(){return xl("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${mO}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function UE(){return xl("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function FE(){return xl("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function MO(e){let t=new WeakMap,n=new WeakMap,i=null;function r(f,d=!1){return f==null?null:d?o(f):s(f)}function s(f){if(f&&f.isTexture){let d=f.mapping;if(d===yh||d===xh)if(t.has(f)){let p=t.get(f).texture;return a(p,f.mapping)}else{let p=f.image;if(p&&p.height>0){let _=new yl(p.height);return _.fromEquirectangularTexture(e,f),t.set(f,_),f.addEventListener("dispose",l),a(_.texture,f.mapping)}else return null}}return f}function o(f){if(f&&f.isTexture&&f.isPMREMTexture!==!0){let d=f.mapping,p=d===yh||d===xh,_=d===io||d===Ta;if(p||_){let g=n.get(f),m=g!==void 0?g.texture.pmremVersion:0;if(f.isRenderTargetTexture&&f.pmremVersion!==m)return i===null&&(i=new od(e)),g=p?i.fromEquirectangular(f,g):i.fromCubemap(f,g),g.texture.pmremVersion=f.pmremVersion,n.set(f,g),g.texture;if(g!==void 0)return g.texture;{let v=f.image;return p&&v&&v.height>0||_&&v&&c(v)?(i===null&&(i=new od(e)),g=p?i.fromEquirectangular(f):i.fromCubemap(f),g.texture.pmremVersion=f.pmremVersion,n.set(f,g),f.addEventListener("dispose",u),g.texture):null}}}return f}function a(f,d){return d===yh?f.mapping=io:d===xh&&(f.mapping=Ta),f}function c(f){let d=0,p=6;for(let _=0;_<p;_++)f[_]!==void 0&&d++;return d===p}function l(f){let d=f.target;d.removeEventListener("dispose",l);let p=t.get(d);p!==void 0&&(t.delete(d),p.dispose())}function u(f){let d=f.target;d.removeEventListener("dispose",u);let p=n.get(d);p!==void 0&&(n.delete(d),p.dispose())}function h(){t=new WeakMap,n=new WeakMap,i!==null&&(i.dispose(),i=null)}return{get:r,dispose:h}}function SO(e){let t={};function n(i){if(t[i]!==void 0)return t[i];let r=e.getExtension(i);return t[i]=r,r}return{has:function(i){return n(i)!==null},init:function(){n("EXT_color_buffer_float"),n("WEBGL_clip_cull_distance"),n("OES_texture_float_linear"),n("EXT_color_buffer_half_float"),n("WEBGL_multisampled_render_to_texture"),n("WEBGL_render_shared_exponent")},get:function(i){let r=n(i);return r===null&&Oc("WebGLRenderer: "+i+" extension not supported."),r}}}function wO(e,t,n,i){let r={},s=new WeakMap,o=new FinalizationRegistry(p=>delete r[p]);function a(p){c(p.target)}function c(p){p.index!==null&&t.remove(p.index);for(let g in p.attributes)t.remove(p.attributes[g]);p.removeEventListener("dispose",a),delete r[p.id],o.unregister(p);let _=s.get(p);_&&(t.remove(_),s.delete(p)),i.releaseStatesOfGeometry(p),p.isInstancedBufferGeometry===!0&&delete p._maxInstanceCount,n.memory.geometries--}function l(p,_){return r[_.id]!==void 0||(_.addEventListener("dispose",a),r[_.id]=new WeakRef(_),o.register(_,_.id,_),n.memory.geometries++),_}function u(p){let _=p.attributes;for(let g in _)t.update(_[g],e.ARRAY_BUFFER)}function h(p){let _=p.index,g=p.attributes.position,m=0;if(g===void 0)return;let v=_!==null?_.array.length:g.array.length/3-1,w=g.count>=65535?Yc:qc,x=new w(Math.ceil(v/3)*6,1),S=x.array;if(_!==null){let y=_.array;m=_.version;for(let M=0,C=0;M<v;M+=3){let R=y[M+0],A=y[M+1],N=y[M+2];S[C++]=R,S[C++]=A,S[C++]=A,S[C++]=N,S[C++]=N,S[C++]=R}}else{m=g.version;for(let y=0,M=0;y<v;y+=3){let C=y+0,R=y+1,A=y+2;S[M++]=C,S[M++]=R,S[M++]=R,S[M++]=A,S[M++]=A,S[M++]=C}}x.version=m;let b=s.get(p);b&&t.remove(b),s.set(p,x)}function f(p){let _=s.get(p);if(_){let g=p.index;g!==null&&_.version<g.version&&h(p)}else h(p);return s.get(p)}function d(){for(let p in r){let _=r[p].deref();_!==void 0&&c(_)}}return{get:l,update:u,getWireframeAttribute:f,dispose:d}}function TO(e,t,n){let i;function r(h){i=h}let s,o;function a(h){s=h.type,o=h.bytesPerElement}function c(h,f){e.drawElements(i,f,s,h*o),n.update(f,i,1)}function l(h,f,d){d!==0&&(e.drawElementsInstanced(i,f,s,h*o,d),n.update(f,i,d))}function u(h,f,d){if(d===0)return;t.get("WEBGL_multi_draw").multiDrawElementsWEBGL(i,f,0,s,h,0,d);let _=0;for(let g=0;g<d;g++)_+=f[g];n.update(_,i,1)}this.setMode=r,this.setIndex=a,this.render=c,this.renderInstances=l,this.renderMultiDraw=u}function EO(e){let t={geometries:0,textures:0},n={frame:0,calls:0,triangles:0,points:0,lines:0};function i(s,o,a){switch(n.calls++,o){case e.TRIANGLES:n.triangles+=a*(s/3);break;case e.LINES:n.lines+=a*(s/2);break;case e.LINE_STRIP:n.lines+=a*(s-1);break;case e.LINE_LOOP:n.lines+=a*s;break;case e.POINTS:n.points+=a*s;break;default:Ft("WebGLInfo: Unknown draw mode:",o);break}}function r(){n.calls=0,n.triangles=0,n.points=0,n.lines=0}return{memory:t,render:n,programs:null,autoReset:!0,reset:r,update:i}}function AO(e,t,n){let i=new WeakMap,r=new be;function s(o,a,c){let l=o.morphTargetInfluences,u=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,h=u!==void 0?u.length:0,f=i.get(a);if(f===void 0||f.count!==h){let C=function(){y.dispose(),i.delete(a),a.removeEventListener("dispose",C)};f!==void 0&&f.texture.dispose();let d=a.morphAttributes.position!==void 0,p=a.morphAttributes.normal!==void 0,_=a.morphAttributes.color!==void 0,g=a.morphAttributes.position||[],m=a.morphAttributes.normal||[],v=a.morphAttributes.color||[],w=0;d===!0&&(w=1),p===!0&&(w=2),_===!0&&(w=3);let x=a.attributes.position.count*w,S=1;x>t.maxTextureSize&&(S=Math.ceil(x/t.maxTextureSize),x=t.maxTextureSize);let b=new Float32Array(x*S*4*h),y=new Wc(b,x,S,h);y.type=Mi,y.needsUpdate=!0;let M=w*4;for(let R=0;R<h;R++){let A=g[R],N=m[R],O=v[R],P=x*S*4*R;for(let L=0;L<A.count;L++){let z=L*M;d===!0&&(r.fromBufferAttribute(A,L),b[P+z+0]=r.x,b[P+z+1]=r.y,b[P+z+2]=r.z,b[P+z+3]=0),p===!0&&(r.fromBufferAttribute(N,L),b[P+z+4]=r.x,b[P+z+5]=r.y,b[P+z+6]=r.z,b[P+z+7]=0),_===!0&&(r.fromBufferAttribute(O,L),b[P+z+8]=r.x,b[P+z+9]=r.y,b[P+z+10]=r.z,b[P+z+11]=O.itemSize===4?r.w:1)}}f={count:h,texture:y,size:new Ot(x,S)},i.set(a,f),a.addEventListener("dispose",C)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)c.getUniforms().setValue(e,"morphTexture",o.morphTexture,n);else{let d=0;for(let _=0;_<l.length;_++)d+=l[_];let p=a.morphTargetsRelative?1:1-d;c.getUniforms().setValue(e,"morphTargetBaseInfluence",p),c.getUniforms().setValue(e,"morphTargetInfluences",l)}c.getUniforms().setValue(e,"morphTargetsTexture",f.texture,n),c.getUniforms().setValue(e,"morphTargetsTextureSize",f.size)}return{update:s}}function CO(e,t,n,i,r){let s=new WeakMap;function o(l){let u=r.render.frame,h=l.geometry,f=t.get(l,h);if(s.get(f)!==u&&(t.update(f),s.set(f,u)),l.isInstancedMesh&&(l.hasEventListener("dispose",c)===!1&&l.addEventListener("dispose",c),s.get(l)!==u&&(n.update(l.instanceMatrix,e.ARRAY_BUFFER),l.instanceColor!==null&&n.update(l.instanceColor,e.ARRAY_BUFFER),s.set(l,u))),l.isSkinnedMesh){let d=l.skeleton;s.get(d)!==u&&(d.update(),s.set(d,u))}return f}function a(){s=new WeakMap}function c(l){let u=l.target;u.removeEventListener("dispose",c),i.releaseStatesOfObject(u),n.remove(u.instanceMatrix),u.instanceColor!==null&&n.remove(u.instanceColor)}return{update:o,dispose:a}}var RO={[M_]:"LINEAR_TONE_MAPPING",[S_]:"REINHARD_TONE_MAPPING",[w_]:"CINEON_TONE_MAPPING",[T_]:"ACES_FILMIC_TONE_MAPPING",[A_]:"AGX_TONE_MAPPING",[C_]:"NEUTRAL_TONE_MAPPING",[E_]:"CUSTOM_TONE_MAPPING"};function PO(e,t,n,i,r,s){let o=new zn(t,n,{type:e,depthBuffer:r,stencilBuffer:s,samples:i?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),a=null,c=null,l=null,u=new Tn;u.setAttribute("position",new Qe([-1,3,0,-1,-1,0,3,-1,0],3)),u.setAttribute("uv",new Qe([0,2,0,0,2,0],2));let h=new eh({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),f=new Gn(u,h),d=new to(-1,1,1,-1,0,1),p=null,_=null,g=!1,m,v=null,w=[],x=!1;this.setSize=function(S,b){o.setSize(S,b),a!==null&&a.setSize(S,b),c!==null&&c.setSize(S,b);for(let y=0;y<w.length;y++){let M=w[y];M.setSize&&M.setSize(S,b)}},this.setEffects=function(S){w=S,x=w.length>0&&w[0].isRenderPass===!0;let b=o.width,y=o.height;w.length>0&&a===null&&(a=new zn(b,y,{type:Si,depthBuffer:!1,stencilBuffer:!1}),c=new zn(b,y,{type:Si,depthBuffer:!1,stencilBuffer:!1}));let M=r===!0&&w.some(C=>C.needsDepthTexture===!0);M!==(o.depthTexture!==null)&&(M===!0&&l===null&&(l=new Ir(b,y),s===!0&&(l.format=Nr,l.type=ro)),o.dispose(),o.depthTexture=M?l:null,o.resolveDepthBuffer=M,o.storeMultisampledDepthBuffer=M);for(let C=0;C<w.length;C++){let R=w[C];R.setSize&&R.setSize(b,y),M&&R.needsDepthTexture===!0&&R.setDepthTexture&&R.setDepthTexture(l)}},this.begin=function(S,b){if(g||S.toneMapping===Ki&&w.length===0)return!1;if(v=b,b!==null){let y=b.width,M=b.height;(o.width!==y||o.height!==M)&&this.setSize(y,M)}return x===!1&&S.setRenderTarget(o),m=S.toneMapping,S.toneMapping=Ki,!0},this.hasRenderPass=function(){return x},this.end=function(S,b){S.toneMapping=m,g=!0;let y=o,M=a;for(let C=0;C<w.length;C++){let R=w[C];R.enabled!==!1&&(R.render(S,M,y,b),R.needsSwap!==!1&&(y=M,M=M===a?c:a))}if(p!==S.outputColorSpace||_!==S.toneMapping){p=S.outputColorSpace,_=S.toneMapping,h.defines={},ne.getTransfer(p)===le&&(h.defines.SRGB_TRANSFER="");let C=RO[_];C&&(h.defines[C]=""),h.needsUpdate=!0}h.uniforms.tDiffuse.value=y.texture,S.setRenderTarget(v),S.render(f,d),v=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){o.dispose(),a!==null&&a.dispose(),c!==null&&c.dispose(),u.dispose(),h.dispose()}}var rA=new wn,sA=new Ir(1,1),oA=new Kc(1),aA=new Wc,cA=new Zf,lA=new Jc,OE=[],BE=[],kE=new Float32Array(16),zE=new Float32Array(9),GE=new Float32Array(4);function Ra(e,t,n){let i=e[0];if(i<=0||i>0)return e;let r=t*n,s=OE[r];if(s===void 0&&(s=new Float32Array(r),OE[r]=s),t!==0){i.toArray(s,0);for(let o=1,a=0;o!==t;++o)a+=n,e[o].toArray(s,a)}return s}function Oe(e,t){if(e.length!==t.length)return!1;for(let n=0,i=e.length;n<i;n++)if(e[n]!==t[n])return!1;return!0}function Be(e,t){for(let n=0,i=t.length;n<i;n++)e[n]=t[n]}function cd(e,t){let n=BE[t];n===void 0&&(n=new Int32Array(t),BE[t]=n);for(let i=0;i!==t;++i)n[i]=e.allocateTextureUnit();return n}function IO(e,t){let n=this.cache;n[0]!==t&&(e.uniform1f(this.addr,t),n[0]=t)}function LO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y)&&(e.uniform2f(this.addr,t.x,t.y),n[0]=t.x,n[1]=t.y);else{if(Oe(n,t))return;e.uniform2fv(this.addr,t),Be(n,t)}}function NO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z)&&(e.uniform3f(this.addr,t.x,t.y,t.z),n[0]=t.x,n[1]=t.y,n[2]=t.z);else if(t.r!==void 0)(n[0]!==t.r||n[1]!==t.g||n[2]!==t.b)&&(e.uniform3f(this.addr,t.r,t.g,t.b),n[0]=t.r,n[1]=t.g,n[2]=t.b);else{if(Oe(n,t))return;e.uniform3fv(this.addr,t),Be(n,t)}}function DO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z||n[3]!==t.w)&&(e.uniform4f(this.addr,t.x,t.y,t.z,t.w),n[0]=t.x,n[1]=t.y,n[2]=t.z,n[3]=t.w);else{if(Oe(n,t))return;e.uniform4fv(this.addr,t),Be(n,t)}}function UO(e,t){let n=this.cache,i=t.elements;if(i===void 0){if(Oe(n,t))return;e.uniformMatrix2fv(this.addr,!1,t),Be(n,t)}else{if(Oe(n,i))return;GE.set(i),e.uniformMatrix2fv(this.addr,!1,GE),Be(n,i)}}function FO(e,t){let n=this.cache,i=t.elements;if(i===void 0){if(Oe(n,t))return;e.uniformMatrix3fv(this.addr,!1,t),Be(n,t)}else{if(Oe(n,i))return;zE.set(i),e.uniformMatrix3fv(this.addr,!1,zE),Be(n,i)}}function OO(e,t){let n=this.cache,i=t.elements;if(i===void 0){if(Oe(n,t))return;e.uniformMatrix4fv(this.addr,!1,t),Be(n,t)}else{if(Oe(n,i))return;kE.set(i),e.uniformMatrix4fv(this.addr,!1,kE),Be(n,i)}}function BO(e,t){let n=this.cache;n[0]!==t&&(e.uniform1i(this.addr,t),n[0]=t)}function kO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y)&&(e.uniform2i(this.addr,t.x,t.y),n[0]=t.x,n[1]=t.y);else{if(Oe(n,t))return;e.uniform2iv(this.addr,t),Be(n,t)}}function zO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z)&&(e.uniform3i(this.addr,t.x,t.y,t.z),n[0]=t.x,n[1]=t.y,n[2]=t.z);else{if(Oe(n,t))return;e.uniform3iv(this.addr,t),Be(n,t)}}function GO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z||n[3]!==t.w)&&(e.uniform4i(this.addr,t.x,t.y,t.z,t.w),n[0]=t.x,n[1]=t.y,n[2]=t.z,n[3]=t.w);else{if(Oe(n,t))return;e.uniform4iv(this.addr,t),Be(n,t)}}function VO(e,t){let n=this.cache;n[0]!==t&&(e.uniform1ui(this.addr,t),n[0]=t)}function HO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y)&&(e.uniform2ui(this.addr,t.x,t.y),n[0]=t.x,n[1]=t.y);else{if(Oe(n,t))return;e.uniform2uiv(this.addr,t),Be(n,t)}}function WO(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z)&&(e.uniform3ui(this.addr,t.x,t.y,t.z),n[0]=t.x,n[1]=t.y,n[2]=t.z);else{if(Oe(n,t))return;e.uniform3uiv(this.addr,t),Be(n,t)}}function $O(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z||n[3]!==t.w)&&(e.uniform4ui(this.addr,t.x,t.y,t.z,t.w),n[0]=t.x,n[1]=t.y,n[2]=t.z,n[3]=t.w);else{if(Oe(n,t))return;e.uniform4uiv(this.addr,t),Be(n,t)}}function ld(e){return e.version===0&&(e.compareFunction=k_,e.needsUpdate=!0),e}function XO(e,t,n){let i=this.cache,r=n.allocateTextureUnit();i[0]!==r&&(e.uniform1i(this.addr,r),i[0]=r);let s;this.type===e.SAMPLER_2D_SHADOW?s=ld(sA):s=rA,n.setTexture2D(t||s,r)}function qO(e,t,n){let i=this.cache,r=n.allocateTextureUnit();i[0]!==r&&(e.uniform1i(this.addr,r),i[0]=r),n.setTexture3D(t||cA,r)}function YO(e,t,n){let i=this.cache,r=n.allocateTextureUnit();i[0]!==r&&(e.uniform1i(this.addr,r),i[0]=r);let s;this.type===e.SAMPLER_CUBE_SHADOW?s=ld(oA):s=lA,n.setTextureCube(t||s,r)}function ZO(e,t,n){let i=this.cache,r=n.allocateTextureUnit();i[0]!==r&&(e.uniform1i(this.addr,r),i[0]=r),n.setTexture2DArray(t||aA,r)}function JO(e){switch(e){case 5126:return IO;case 35664:return LO;case 35665:return NO;case 35666:return DO;case 35674:return UO;case 35675:return FO;case 35676:return OO;case 5124:case 35670:return BO;case 35667:case 35671:return kO;case 35668:case 35672:return zO;case 35669:case 35673:return GO;case 5125:return VO;case 36294:return HO;case 36295:return WO;case 36296:return $O;case 35678:case 36198:case 36298:case 36306:case 35682:return XO;case 35679:case 36299:case 36307:return qO;case 35680:case 36300:case 36308:case 36293:return YO;case 36289:case 36303:case 36311:case 36292:return ZO}}function KO(e,t){e.uniform1fv(this.addr,t)}function jO(e,t){let n=Ra(t,this.size,2);e.uniform2fv(this.addr,n)}function QO(e,t){let n=Ra(t,this.size,3);e.uniform3fv(this.addr,n)}function t4(e,t){let n=Ra(t,this.size,4);e.uniform4fv(this.addr,n)}function e4(e,t){let n=Ra(t,this.size,4);e.uniformMatrix2fv(this.addr,!1,n)}function n4(e,t){let n=Ra(t,this.size,9);e.uniformMatrix3fv(this.addr,!1,n)}function i4(e,t){let n=Ra(t,this.size,16);e.uniformMatrix4fv(this.addr,!1,n)}function r4(e,t){e.uniform1iv(this.addr,t)}function s4(e,t){e.uniform2iv(this.addr,t)}function o4(e,t){e.uniform3iv(this.addr,t)}function a4(e,t){e.uniform4iv(this.addr,t)}function c4(e,t){e.uniform1uiv(this.addr,t)}function l4(e,t){e.uniform2uiv(this.addr,t)}function u4(e,t){e.uniform3uiv(this.addr,t)}function f4(e,t){e.uniform4uiv(this.addr,t)}function h4(e,t,n){let i=this.cache,r=t.length,s=cd(n,r);Oe(i,s)||(e.uniform1iv(this.addr,s),Be(i,s));let o;this.type===e.SAMPLER_2D_SHADOW?o=ld(sA):o=rA;for(let a=0;a!==r;++a)n.setTexture2D(t[a]||o,s[a])}function d4(e,t,n){let i=this.cache,r=t.length,s=cd(n,r);Oe(i,s)||(e.uniform1iv(this.addr,s),Be(i,s));for(let o=0;o!==r;++o)n.setTexture3D(t[o]||cA,s[o])}function p4(e,t,n){let i=this.cache,r=t.length,s=cd(n,r);Oe(i,s)||(e.uniform1iv(this.addr,s),Be(i,s));let o;this.type===e.SAMPLER_CUBE_SHADOW?o=ld(oA):o=lA;for(let a=0;a!==r;++a)n.setTextureCube(t[a]||o,s[a])}function m4(e,t,n){let i=this.cache,r=t.length,s=cd(n,r);Oe(i,s)||(e.uniform1iv(this.addr,s),Be(i,s));for(let o=0;o!==r;++o)n.setTexture2DArray(t[o]||aA,s[o])}function g4(e){switch(e){case 5126:return KO;case 35664:return jO;case 35665:return QO;case 35666:return t4;case 35674:return e4;case 35675:return n4;case 35676:return i4;case 5124:case 35670:return r4;case 35667:case 35671:return s4;case 35668:case 35672:return o4;case 35669:case 35673:return a4;case 5125:return c4;case 36294:return l4;case 36295:return u4;case 36296:return f4;case 35678:case 36198:case 36298:case 36306:case 35682:return h4;case 35679:case 36299:case 36307:return d4;case 35680:case 36300:case 36308:case 36293:return p4;case 36289:case 36303:case 36311:case 36292:return m4}}var ry=class{constructor(t,n,i){this.id=t,this.addr=i,this.cache=[],this.type=n.type,this.setValue=JO(n.type)}},sy=class{constructor(t,n,i){this.id=t,this.addr=i,this.cache=[],this.type=n.type,this.size=n.size,this.setValue=g4(n.type)}},oy=class{constructor(t){this.id=t,this.seq=[],this.map={}}setValue(t,n,i){let r=this.seq;for(let s=0,o=r.length;s!==o;++s){let a=r[s];a.setValue(t,n[a.id],i)}}},ny=/(\w+)(\])?(\[|\.)?/g;function VE(e,t){e.seq.push(t),e.map[t.id]=t}function _4(e,t,n){let i=e.name,r=i.length;for(ny.lastIndex=0;;){let s=ny.exec(i),o=ny.lastIndex,a=s[1],c=s[2]==="]",l=s[3];if(c&&(a=a|0),l===void 0||l==="["&&o+2===r){VE(n,l===void 0?new ry(a,e,t):new sy(a,e,t));break}else{let h=n.map[a];h===void 0&&(h=new oy(a),VE(n,h)),n=h}}}var Ca=class{constructor(t,n){this.seq=[],this.map={};let i=t.getProgramParameter(n,t.ACTIVE_UNIFORMS);for(let o=0;o<i;++o){let a=t.getActiveUniform(n,o),c=t.getUniformLocation(n,a.name);_4(a,c,this)}let r=[],s=[];for(let o of this.seq)o.type===t.SAMPLER_2D_SHADOW||o.type===t.SAMPLER_CUBE_SHADOW||o.type===t.SAMPLER_2D_ARRAY_SHADOW?r.push(o):s.push(o);r.length>0&&(this.seq=r.concat(s))}setValue(t,n,i,r){let s=this.map[n];s!==void 0&&s.setValue(t,i,r)}setOptional(t,n,i){let r=n[i];r!==void 0&&this.setValue(t,i,r)}static upload(t,n,i,r){for(let s=0,o=n.length;s!==o;++s){let a=n[s],c=i[a.id];c.needsUpdate!==!1&&a.setValue(t,c.value,r)}}static seqWithValue(t,n){let i=[];for(let r=0,s=t.length;r!==s;++r){let o=t[r];o.id in n&&i.push(o)}return i}};function HE(e,t,n){let i=e.createShader(t);return e.shaderSource(i,n),e.compileShader(i),i}var y4=37297,x4=0;function v4(e,t){let n=e.split(`
`),i=[],r=Math.max(t-6,0),s=Math.min(t+6,n.length);for(let o=r;o<s;o++){let a=o+1;i.push(`${a===t?">":" "} ${a}: ${n[o]}`)}return i.join(`
`)}var WE=new Bt;function b4(e){ne._getMatrix(WE,ne.workingColorSpace,e);let t=`mat3( ${WE.elements.map(n=>n.toFixed(4))} )`;switch(ne.getTransfer(e)){case Vc:return[t,"LinearTransferOETF"];case le:return[t,"sRGBTransferOETF"];default:return Dt("WebGLProgram: Unsupported color space: ",e),[t,"LinearTransferOETF"]}}function $E(e,t,n){let i=e.getShaderParameter(t,e.COMPILE_STATUS),s=(e.getShaderInfoLog(t)||"").trim();if(i&&s==="")return"";let o=/ERROR: 0:(\d+)/.exec(s);if(o){let a=parseInt(o[1]);return n.toUpperCase()+`

`+s+`

`+v4(e.getShaderSource(t),a)}else return s}function M4(e,t){let n=b4(t);return[`vec4 ${e}( vec4 value ) {`,`	return ${n[1]}( vec4( ${n[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var S4={[M_]:"Linear",[S_]:"Reinhard",[w_]:"Cineon",[T_]:"ACESFilmic",[A_]:"AgX",[C_]:"Neutral",[E_]:"Custom"};function w4(e,t){let n=S4[t];return n===void 0?(Dt("WebGLProgram: Unsupported toneMapping:",t),"vec3 "+e+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+e+"( vec3 color ) { return "+n+"ToneMapping( color ); }"}var sd=new V;function T4(){ne.getLuminanceCoefficients(sd);let e=sd.x.toFixed(4),t=sd.y.toFixed(4),n=sd.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${e}, ${t}, ${n} );`,"	return dot( weights, rgb );","}"].join(`
`)}function E4(e){return[e.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",e.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(_l).join(`
`)}function A4(e){let t=[];for(let n in e){let i=e[n];i!==!1&&t.push("#define "+n+" "+i)}return t.join(`
`)}function C4(e,t){let n={},i=e.getProgramParameter(t,e.ACTIVE_ATTRIBUTES);for(let r=0;r<i;r++){let s=e.getActiveAttrib(t,r),o=s.name,a=1;s.type===e.FLOAT_MAT2&&(a=2),s.type===e.FLOAT_MAT3&&(a=3),s.type===e.FLOAT_MAT4&&(a=4),n[o]={type:s.type,location:e.getAttribLocation(t,o),locationSize:a}}return n}function _l(e){return e!==""}function XE(e,t){let n=t.numSpotLightShadows+t.numSpotLightMaps-t.numSpotLightShadowsWithMaps;return e.replace(/NUM_SUN_LIGHTS/g,t.numSunLights).replace(/NUM_DIR_LIGHTS/g,t.numDirLights).replace(/NUM_SPOT_LIGHTS/g,t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,n).replace(/NUM_RECT_AREA_LIGHTS/g,t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,t.numPointLights).replace(/NUM_HEMI_LIGHTS/g,t.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,t.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,t.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,t.numLightProbeGrids)}function qE(e,t){return e.replace(/NUM_CLIPPING_PLANES/g,t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,t.numClippingPlanes-t.numClipIntersection)}var R4=/^[ \t]*#include +<([\w\d./]+)>/gm;function ay(e){return e.replace(R4,P4)}function P4(e,t){let n=Jt[t];if(n===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+t+">");return ay(n)}var I4=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function YE(e){return e.replace(I4,L4)}function L4(e,t,n,i){let r="";for(let s=parseInt(t);s<parseInt(n);s++)r+=i.replace(/\[\s*i\s*\]/g,"[ "+s+" ]").replace(/UNROLLED_LOOP_INDEX/g,s);return r}function ZE(e){let t=`precision ${e.precision} float;
	precision ${e.precision} int;
	precision ${e.precision} sampler2D;
	precision ${e.precision} samplerCube;
	precision ${e.precision} sampler3D;
	precision ${e.precision} sampler2DArray;
	precision ${e.precision} sampler2DShadow;
	precision ${e.precision} samplerCubeShadow;
	precision ${e.precision} sampler2DArrayShadow;
	precision ${e.precision} isampler2D;
	precision ${e.precision} isampler3D;
	precision ${e.precision} isamplerCube;
	precision ${e.precision} isampler2DArray;
	precision ${e.precision} usampler2D;
	precision ${e.precision} usampler3D;
	precision ${e.precision} usamplerCube;
	precision ${e.precision} usampler2DArray;
	`;return e.precision==="highp"?t+=`
#define HIGH_PRECISION`:e.precision==="mediump"?t+=`
#define MEDIUM_PRECISION`:e.precision==="lowp"&&(t+=`
#define LOW_PRECISION`),t}var N4={[cl]:"SHADOWMAP_TYPE_PCF",[Sa]:"SHADOWMAP_TYPE_VSM"};function D4(e){return N4[e.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var U4={[Ta]:"ENVMAP_MODE_REFRACTION"};function F4(e){return e.envMap===!1?"ENVMAP_MODE_REFLECTION":U4[e.envMapMode]||"ENVMAP_MODE_REFLECTION"}var O4={[_h]:"ENVMAP_BLENDING_MULTIPLY",[fE]:"ENVMAP_BLENDING_MIX",[hE]:"ENVMAP_BLENDING_ADD"};function B4(e){return e.envMap===!1?"ENVMAP_BLENDING_NONE":O4[e.combine]||"ENVMAP_BLENDING_NONE"}function k4(e,t,n,i){let r=e.getContext(),s=n.defines,o=n.vertexShader,a=n.fragmentShader,c=D4(n),l=n.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",u=F4(n),h=B4(n),f=E4(n),d=A4(s),p=r.createProgram(),_,g,m=n.glslVersion?"#version "+n.glslVersion+`
`:"";n.isRawShaderMaterial?(_=["#define SHADER_TYPE "+n.shaderType,"#define SHADER_NAME "+n.shaderName,d].filter(_l).join(`
`),_.length>0&&(_+=`
`),g=["#define SHADER_TYPE "+n.shaderType,"#define SHADER_NAME "+n.shaderName,d].filter(_l).join(`
`),g.length>0&&(g+=`
`)):(_=[ZE(n),"#define SHADER_TYPE "+n.shaderType,"#define SHADER_NAME "+n.shaderName,d,n.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",n.batching?"#define USE_BATCHING":"",n.batchingColor?"#define USE_BATCHING_COLOR":"",n.instancing?"#define USE_INSTANCING":"",n.instancingColor?"#define USE_INSTANCING_COLOR":"",n.instancingMorph?"#define USE_INSTANCING_MORPH":"",n.useFog&&n.fog?"#define USE_FOG":"",n.useFog&&n.fogExp2?"#define FOG_EXP2":"",n.map?"#define USE_MAP":"",n.envMap?"#define USE_ENVMAP":"",n.envMap?"#define "+u:"",n.lightMap?"#define USE_LIGHTMAP":"",n.aoMap?"#define USE_AOMAP":"",n.bumpMap?"#define USE_BUMPMAP":"",n.normalMap?"#define USE_NORMALMAP":"",n.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",n.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",n.displacementMap?"#define USE_DISPLACEMENTMAP":"",n.emissiveMap?"#define USE_EMISSIVEMAP":"",n.anisotropy?"#define USE_ANISOTROPY":"",n.anisotropyMap?"#define USE_ANISOTROPYMAP":"",n.clearcoatMap?"#define USE_CLEARCOATMAP":"",n.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",n.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",n.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",n.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",n.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",n.specularMap?"#define USE_SPECULARMAP":"",n.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",n.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",n.roughnessMap?"#define USE_ROUGHNESSMAP":"",n.metalnessMap?"#define USE_METALNESSMAP":"",n.alphaMap?"#define USE_ALPHAMAP":"",n.alphaHash?"#define USE_ALPHAHASH":"",n.transmission?"#define USE_TRANSMISSION":"",n.transmissionMap?"#define USE_TRANSMISSIONMAP":"",n.thicknessMap?"#define USE_THICKNESSMAP":"",n.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",n.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",n.mapUv?"#define MAP_UV "+n.mapUv:"",n.alphaMapUv?"#define ALPHAMAP_UV "+n.alphaMapUv:"",n.lightMapUv?"#define LIGHTMAP_UV "+n.lightMapUv:"",n.aoMapUv?"#define AOMAP_UV "+n.aoMapUv:"",n.emissiveMapUv?"#define EMISSIVEMAP_UV "+n.emissiveMapUv:"",n.bumpMapUv?"#define BUMPMAP_UV "+n.bumpMapUv:"",n.normalMapUv?"#define NORMALMAP_UV "+n.normalMapUv:"",n.displacementMapUv?"#define DISPLACEMENTMAP_UV "+n.displacementMapUv:"",n.metalnessMapUv?"#define METALNESSMAP_UV "+n.metalnessMapUv:"",n.roughnessMapUv?"#define ROUGHNESSMAP_UV "+n.roughnessMapUv:"",n.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+n.anisotropyMapUv:"",n.clearcoatMapUv?"#define CLEARCOATMAP_UV "+n.clearcoatMapUv:"",n.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+n.clearcoatNormalMapUv:"",n.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+n.clearcoatRoughnessMapUv:"",n.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+n.diffuseRoughnessMapUv:"",n.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+n.iridescenceMapUv:"",n.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+n.iridescenceThicknessMapUv:"",n.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+n.sheenColorMapUv:"",n.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+n.sheenRoughnessMapUv:"",n.specularMapUv?"#define SPECULARMAP_UV "+n.specularMapUv:"",n.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+n.specularColorMapUv:"",n.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+n.specularIntensityMapUv:"",n.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+n.transmissionMapUv:"",n.thicknessMapUv?"#define THICKNESSMAP_UV "+n.thicknessMapUv:"",n.vertexTangents&&n.flatShading===!1?"#define USE_TANGENT":"",n.vertexNormals?"#define HAS_NORMAL":"",n.vertexColors?"#define USE_COLOR":"",n.vertexAlphas?"#define USE_COLOR_ALPHA":"",n.vertexUv1s?"#define USE_UV1":"",n.vertexUv2s?"#define USE_UV2":"",n.vertexUv3s?"#define USE_UV3":"",n.pointsUvs?"#define USE_POINTS_UV":"",n.flatShading?"#define FLAT_SHADED":"",n.skinning?"#define USE_SKINNING":"",n.morphTargets?"#define USE_MORPHTARGETS":"",n.morphNormals&&n.flatShading===!1?"#define USE_MORPHNORMALS":"",n.morphColors?"#define USE_MORPHCOLORS":"",n.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+n.morphTextureStride:"",n.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+n.morphTargetsCount:"",n.doubleSided?"#define DOUBLE_SIDED":"",n.flipSided?"#define FLIP_SIDED":"",n.shadowMapEnabled?"#define USE_SHADOWMAP":"",n.shadowMapEnabled?"#define "+c:"",n.sizeAttenuation?"#define USE_SIZEATTENUATION":"",n.numLightProbes>0?"#define USE_LIGHT_PROBES":"",n.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",n.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(_l).join(`
`),g=[ZE(n),"#define SHADER_TYPE "+n.shaderType,"#define SHADER_NAME "+n.shaderName,d,n.useFog&&n.fog?"#define USE_FOG":"",n.useFog&&n.fogExp2?"#define FOG_EXP2":"",n.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",n.map?"#define USE_MAP":"",n.matcap?"#define USE_MATCAP":"",n.envMap?"#define USE_ENVMAP":"",n.envMap?"#define "+l:"",n.envMap?"#define "+u:"",n.envMap?"#define "+h:"",n.envMapPMREM?"#define ENVMAP_MAX_LOD "+n.envMapMaxLod+".0":"",n.envMapPMREM?"#define ENVMAP_SIZE "+n.envMapSize+".0":"",n.lightMap?"#define USE_LIGHTMAP":"",n.aoMap?"#define USE_AOMAP":"",n.bumpMap?"#define USE_BUMPMAP":"",n.normalMap?"#define USE_NORMALMAP":"",n.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",n.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",n.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",n.emissiveMap?"#define USE_EMISSIVEMAP":"",n.anisotropy?"#define USE_ANISOTROPY":"",n.anisotropyMap?"#define USE_ANISOTROPYMAP":"",n.clearcoat?"#define USE_CLEARCOAT":"",n.clearcoatMap?"#define USE_CLEARCOATMAP":"",n.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",n.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",n.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",n.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",n.dispersion?"#define USE_DISPERSION":"",n.retroreflection?"#define USE_RETROREFLECTION":"",n.iridescence?"#define USE_IRIDESCENCE":"",n.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",n.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",n.specularMap?"#define USE_SPECULARMAP":"",n.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",n.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",n.roughnessMap?"#define USE_ROUGHNESSMAP":"",n.metalnessMap?"#define USE_METALNESSMAP":"",n.alphaMap?"#define USE_ALPHAMAP":"",n.alphaTest?"#define USE_ALPHATEST":"",n.alphaHash?"#define USE_ALPHAHASH":"",n.sheen?"#define USE_SHEEN":"",n.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",n.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",n.transmission?"#define USE_TRANSMISSION":"",n.transmissionMap?"#define USE_TRANSMISSIONMAP":"",n.thicknessMap?"#define USE_THICKNESSMAP":"",n.vertexTangents&&n.flatShading===!1?"#define USE_TANGENT":"",n.vertexColors||n.instancingColor?"#define USE_COLOR":"",n.vertexAlphas||n.batchingColor?"#define USE_COLOR_ALPHA":"",n.vertexUv1s?"#define USE_UV1":"",n.vertexUv2s?"#define USE_UV2":"",n.vertexUv3s?"#define USE_UV3":"",n.pointsUvs?"#define USE_POINTS_UV":"",n.gradientMap?"#define USE_GRADIENTMAP":"",n.flatShading?"#define FLAT_SHADED":"",n.doubleSided?"#define DOUBLE_SIDED":"",n.flipSided?"#define FLIP_SIDED":"",n.shadowMapEnabled?"#define USE_SHADOWMAP":"",n.shadowMapEnabled?"#define "+c:"",n.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",n.numLightProbes>0?"#define USE_LIGHT_PROBES":"",n.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",n.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",n.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",n.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",n.toneMapping!==Ki?"#define TONE_MAPPING":"",n.toneMapping!==Ki?Jt.tonemapping_pars_fragment:"",n.toneMapping!==Ki?w4("toneMapping",n.toneMapping):"",n.dithering?"#define DITHERING":"",n.opaque?"#define OPAQUE":"",Jt.colorspace_pars_fragment,M4("linearToOutputTexel",n.outputColorSpace),T4(),n.useDepthPacking?"#define DEPTH_PACKING "+n.depthPacking:"",`
`].filter(_l).join(`
`)),o=ay(o),o=XE(o,n),o=qE(o,n),a=ay(a),a=XE(a,n),a=qE(a,n),o=YE(o),a=YE(a),n.isRawShaderMaterial!==!0&&(m=`#version 300 es
`,_=[f,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+_,g=["#define varying in",n.glslVersion===G_?"":"layout(location = 0) out highp vec4 pc_fragColor;",n.glslVersion===G_?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+g);let v=m+_+o,w=m+g+a,x=HE(r,r.VERTEX_SHADER,v),S=HE(r,r.FRAGMENT_SHADER,w);r.attachShader(p,x),r.attachShader(p,S),n.index0AttributeName!==void 0?r.bindAttribLocation(p,0,n.index0AttributeName):n.hasPositionAttribute===!0&&r.bindAttribLocation(p,0,"position"),r.linkProgram(p);function b(R){if(e.debug.checkShaderErrors){let A=r.getProgramInfoLog(p)||"",N=r.getShaderInfoLog(x)||"",O=r.getShaderInfoLog(S)||"",P=A.trim(),L=N.trim(),z=O.trim(),k=!0,Z=!0;if(r.getProgramParameter(p,r.LINK_STATUS)===!1)if(k=!1,typeof e.debug.onShaderError=="function")e.debug.onShaderError(r,p,x,S);else{let U=$E(r,x,"vertex"),G=$E(r,S,"fragment");Ft("WebGLProgram: Shader Error "+r.getError()+" - VALIDATE_STATUS "+r.getProgramParameter(p,r.VALIDATE_STATUS)+`

Material Name: `+R.name+`
Material Type: `+R.type+`

Program Info Log: `+P+`
`+U+`
`+G)}else P!==""?Dt("WebGLProgram: Program Info Log:",P):(L===""||z==="")&&(Z=!1);Z&&(R.diagnostics={runnable:k,programLog:P,vertexShader:{log:L,prefix:_},fragmentShader:{log:z,prefix:g}})}r.deleteShader(x),r.deleteShader(S),y=new Ca(r,p),M=C4(r,p)}let y;this.getUniforms=function(){return y===void 0&&b(this),y};let M;this.getAttributes=function(){return M===void 0&&b(this),M};let C=n.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return C===!1&&(C=r.getProgramParameter(p,y4)),C},this.destroy=function(){i.releaseStatesOfProgram(this),r.deleteProgram(p),this.program=void 0},this.type=n.shaderType,this.name=n.shaderName,this.id=x4++,this.cacheKey=t,this.usedTimes=1,this.program=p,this.vertexShader=x,this.fragmentShader=S,this}var z4=0,cy=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(t,n,i){let r=this._getShaderCacheForMaterial(t);return r.has(n)===!1&&(r.add(n),n.usedTimes++),r.has(i)===!1&&(r.add(i),i.usedTimes++),this}remove(t){let n=this.materialCache.get(t);for(let i of n)i.usedTimes--,i.usedTimes===0&&this.shaderCache.delete(i.code);return this.materialCache.delete(t),this}getVertexShaderStage(t){return this._getShaderStage(t.vertexShader)}getFragmentShaderStage(t){return this._getShaderStage(t.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(t){let n=this.materialCache,i=n.get(t);return i===void 0&&(i=new Set,n.set(t,i)),i}_getShaderStage(t){let n=this.shaderCache,i=n.get(t);return i===void 0&&(i=new ly(t),n.set(t,i)),i}},ly=class{constructor(t){this.id=z4++,this.code=t,this.usedTimes=0}};function G4(e){return e===hs||e===pl||e===ml}function V4(e,t,n,i,r,s){let o=new $c,a=new cy,c=new Set,l=[],u=new Map,h=i.logarithmicDepthBuffer,f={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function d(y){return c.add(y),y===0?"uv":`uv${y}`}function p(y,M,C,R,A,N){let O=R.fog,P=A.geometry,L=y.isMeshStandardMaterial||y.isMeshLambertMaterial||y.isMeshPhongMaterial?R.environment:null,z=y.isMeshStandardMaterial||y.isMeshLambertMaterial&&!y.envMap||y.isMeshPhongMaterial&&!y.envMap,k=t.get(y.envMap||L,z),Z=f[y.type],U=i.precision;y.precision!==null&&(U=i.getMaxPrecision(y.precision),U!==y.precision&&Dt("WebGLProgram.getParameters:",y.precision,"not supported, using",U,"instead."));let G=P.morphAttributes.position||P.morphAttributes.normal||P.morphAttributes.color,q=G!==void 0?G.length:0,rt=0;P.morphAttributes.position!==void 0&&(rt=1),P.morphAttributes.normal!==void 0&&(rt=2),P.morphAttributes.color!==void 0&&(rt=3);let ct,$,ot,ut;if(Z){let wt=Qi[Z];ct=wt.vertexShader,$=wt.fragmentShader}else{ct=y.vertexShader,$=y.fragmentShader;let wt=a.getVertexShaderStage(y),ue=a.getFragmentShaderStage(y);a.update(y,wt,ue),ot=wt.id,ut=ue.id}let st=e.getRenderTarget(),at=e.state.buffers.depth.getReversed(),J=A.isInstancedMesh===!0,yt=A.isBatchedMesh===!0,lt=!!y.map,K=!!y.matcap,Lt=!!k,Mt=Lt&&k.isPMREMTexture===!0,Gt=!!y.aoMap,qt=!!y.lightMap,fe=!!y.bumpMap&&y.wireframe===!1,ae=!!y.normalMap,en=!!y.displacementMap,ze=!!y.emissiveMap,Hn=!!y.metalnessMap,Wn=!!y.roughnessMap,$n=y.anisotropy>0,B=y.clearcoat>0,Xn=y.diffuseRoughness>0,xe=y.dispersion>0,ve=y.retroreflectivity>0,St=y.iridescence>0,Ne=y.sheen>0,Ut=y.transmission>0,kt=$n&&!!y.anisotropyMap,I=B&&!!y.clearcoatMap,T=B&&!!y.clearcoatNormalMap,W=B&&!!y.clearcoatRoughnessMap,ft=Xn&&!!y.diffuseRoughnessMap,nt=St&&!!y.iridescenceMap,pt=St&&!!y.iridescenceThicknessMap,vt=Ne&&!!y.sheenColorMap,Q=Ne&&!!y.sheenRoughnessMap,tt=!!y.specularMap,gt=!!y.specularColorMap,D=!!y.specularIntensityMap,et=Ut&&!!y.transmissionMap,j=Ut&&!!y.thicknessMap,_t=!!y.gradientMap,dt=!!y.alphaMap,mt=y.alphaTest>0,It=!!y.alphaHash,Zt=!!y.extensions,ht=Ki;y.toneMapped&&(st===null||st.isXRRenderTarget===!0)&&(ht=e.toneMapping);let Nt=Mt?k.isCompressedCubeTexture?k.image[0].mipmaps:k.mipmaps:null,Yt={shaderID:Z,shaderType:y.type,shaderName:y.name,vertexShader:ct,fragmentShader:$,defines:y.defines,customVertexShaderID:ot,customFragmentShaderID:ut,isRawShaderMaterial:y.isRawShaderMaterial===!0,glslVersion:y.glslVersion,precision:U,batching:yt,batchingColor:yt&&A._colorsTexture!==null,instancing:J,instancingColor:J&&A.instanceColor!==null,instancingMorph:J&&A.morphTexture!==null,outputColorSpace:st===null?e.outputColorSpace:st.isXRRenderTarget===!0?st.texture.colorSpace:ne.workingColorSpace,alphaToCoverage:!!y.alphaToCoverage,map:lt,matcap:K,envMap:Lt,envMapMode:Lt&&k.mapping,envMapPMREM:Mt,envMapMaxLod:Mt?Nt.length-1:null,envMapSize:Mt?Nt[0].width:null,aoMap:Gt,lightMap:qt,bumpMap:fe,normalMap:ae,displacementMap:en,emissiveMap:ze,normalMapObjectSpace:ae&&y.normalMapType===mE,normalMapTangentSpace:ae&&y.normalMapType===id,packedNormalMap:ae&&y.normalMapType===id&&G4(y.normalMap.format),metalnessMap:Hn,roughnessMap:Wn,anisotropy:$n,anisotropyMap:kt,clearcoat:B,clearcoatMap:I,clearcoatNormalMap:T,clearcoatRoughnessMap:W,diffuseRoughness:Xn,diffuseRoughnessMap:ft,dispersion:xe,retroreflection:ve,iridescence:St,iridescenceMap:nt,iridescenceThicknessMap:pt,sheen:Ne,sheenColorMap:vt,sheenRoughnessMap:Q,specularMap:tt,specularColorMap:gt,specularIntensityMap:D,transmission:Ut,transmissionMap:et,thicknessMap:j,gradientMap:_t,opaque:y.transparent===!1&&y.blending===wa&&y.alphaToCoverage===!1,alphaMap:dt,alphaTest:mt,alphaHash:It,combine:y.combine,mapUv:lt&&d(y.map.channel),aoMapUv:Gt&&d(y.aoMap.channel),lightMapUv:qt&&d(y.lightMap.channel),bumpMapUv:fe&&d(y.bumpMap.channel),normalMapUv:ae&&d(y.normalMap.channel),displacementMapUv:en&&d(y.displacementMap.channel),emissiveMapUv:ze&&d(y.emissiveMap.channel),metalnessMapUv:Hn&&d(y.metalnessMap.channel),roughnessMapUv:Wn&&d(y.roughnessMap.channel),anisotropyMapUv:kt&&d(y.anisotropyMap.channel),clearcoatMapUv:I&&d(y.clearcoatMap.channel),clearcoatNormalMapUv:T&&d(y.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:W&&d(y.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:ft&&d(y.diffuseRoughnessMap.channel),iridescenceMapUv:nt&&d(y.iridescenceMap.channel),iridescenceThicknessMapUv:pt&&d(y.iridescenceThicknessMap.channel),sheenColorMapUv:vt&&d(y.sheenColorMap.channel),sheenRoughnessMapUv:Q&&d(y.sheenRoughnessMap.channel),specularMapUv:tt&&d(y.specularMap.channel),specularColorMapUv:gt&&d(y.specularColorMap.channel),specularIntensityMapUv:D&&d(y.specularIntensityMap.channel),transmissionMapUv:et&&d(y.transmissionMap.channel),thicknessMapUv:j&&d(y.thicknessMap.channel),alphaMapUv:dt&&d(y.alphaMap.channel),vertexTangents:!!P.attributes.tangent&&(ae||$n),vertexNormals:!!P.attributes.normal,vertexColors:y.vertexColors,vertexAlphas:y.vertexColors===!0&&!!P.attributes.color&&P.attributes.color.itemSize===4,pointsUvs:A.isPoints===!0&&!!P.attributes.uv&&(lt||dt),fog:!!O,useFog:y.fog===!0,fogExp2:!!O&&O.isFogExp2,flatShading:y.wireframe===!1&&(y.flatShading===!0||P.attributes.normal===void 0&&ae===!1&&(y.isMeshLambertMaterial||y.isMeshPhongMaterial||y.isMeshStandardMaterial||y.isMeshPhysicalMaterial)),sizeAttenuation:y.sizeAttenuation===!0,logarithmicDepthBuffer:h,reversedDepthBuffer:at,skinning:A.isSkinnedMesh===!0,hasPositionAttribute:P.attributes.position!==void 0,morphTargets:P.morphAttributes.position!==void 0,morphNormals:P.morphAttributes.normal!==void 0,morphColors:P.morphAttributes.color!==void 0,morphTargetsCount:q,morphTextureStride:rt,numSunLights:M.sun.length,numDirLights:M.directional.length,numPointLights:M.point.length,numSpotLights:M.spot.length,numSpotLightMaps:M.spotLightMap.length,numRectAreaLights:M.rectArea.length,numHemiLights:M.hemi.length,numSunLightShadows:M.sunShadowMap.length,numDirLightShadows:M.directionalShadowMap.length,numPointLightShadows:M.pointShadowMap.length,numSpotLightShadows:M.spotShadowMap.length,numSpotLightShadowsWithMaps:M.numSpotLightShadowsWithMaps,numLightProbes:M.numLightProbes,numLightProbeGrids:N.filter(wt=>wt.texture!==null).length,numClippingPlanes:s.numPlanes,numClipIntersection:s.numIntersection,dithering:y.dithering,shadowMapEnabled:e.shadowMap.enabled&&C.length>0,shadowMapType:e.shadowMap.type,toneMapping:ht,decodeVideoTexture:lt&&y.map.isVideoTexture===!0&&ne.getTransfer(y.map.colorSpace)===le,decodeVideoTextureEmissive:ze&&y.emissiveMap.isVideoTexture===!0&&ne.getTransfer(y.emissiveMap.colorSpace)===le,premultipliedAlpha:y.premultipliedAlpha,doubleSided:y.side===ui,flipSided:y.side===yn,useDepthPacking:y.depthPacking>=0,depthPacking:y.depthPacking||0,index0AttributeName:y.index0AttributeName,extensionClipCullDistance:Zt&&y.extensions.clipCullDistance===!0&&n.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(Zt&&y.extensions.multiDraw===!0||yt)&&n.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:n.has("KHR_parallel_shader_compile"),customProgramCacheKey:y.customProgramCacheKey()};return Yt.vertexUv1s=c.has(1),Yt.vertexUv2s=c.has(2),Yt.vertexUv3s=c.has(3),c.clear(),Yt}function _(y){let M=[];if(y.shaderID?M.push(y.shaderID):(M.push(y.customVertexShaderID),M.push(y.customFragmentShaderID)),y.defines!==void 0)for(let C in y.defines)M.push(C),M.push(y.defines[C]);return y.isRawShaderMaterial===!1&&(g(M,y),m(M,y),M.push(e.outputColorSpace)),M.push(y.customProgramCacheKey),M.join()}function g(y,M){y.push(M.precision),y.push(M.outputColorSpace),y.push(M.envMapMode),y.push(M.envMapPMREM),y.push(M.envMapMaxLod),y.push(M.envMapSize),y.push(M.mapUv),y.push(M.alphaMapUv),y.push(M.lightMapUv),y.push(M.aoMapUv),y.push(M.bumpMapUv),y.push(M.normalMapUv),y.push(M.displacementMapUv),y.push(M.emissiveMapUv),y.push(M.metalnessMapUv),y.push(M.roughnessMapUv),y.push(M.anisotropyMapUv),y.push(M.clearcoatMapUv),y.push(M.clearcoatNormalMapUv),y.push(M.clearcoatRoughnessMapUv),y.push(M.diffuseRoughnessMapUv),y.push(M.iridescenceMapUv),y.push(M.iridescenceThicknessMapUv),y.push(M.sheenColorMapUv),y.push(M.sheenRoughnessMapUv),y.push(M.specularMapUv),y.push(M.specularColorMapUv),y.push(M.specularIntensityMapUv),y.push(M.transmissionMapUv),y.push(M.thicknessMapUv),y.push(M.combine),y.push(M.fogExp2),y.push(M.sizeAttenuation),y.push(M.morphTargetsCount),y.push(M.numSunLights),y.push(M.numDirLights),y.push(M.numPointLights),y.push(M.numSpotLights),y.push(M.numSpotLightMaps),y.push(M.numHemiLights),y.push(M.numRectAreaLights),y.push(M.numSunLightShadows),y.push(M.numDirLightShadows),y.push(M.numPointLightShadows),y.push(M.numSpotLightShadows),y.push(M.numSpotLightShadowsWithMaps),y.push(M.numLightProbes),y.push(M.numLightProbeGrids),y.push(M.shadowMapType),y.push(M.toneMapping),y.push(M.numClippingPlanes),y.push(M.numClipIntersection),y.push(M.depthPacking)}function m(y,M){o.disableAll(),M.instancing&&o.enable(0),M.instancingColor&&o.enable(1),M.instancingMorph&&o.enable(2),M.matcap&&o.enable(3),M.envMap&&o.enable(4),M.normalMapObjectSpace&&o.enable(5),M.normalMapTangentSpace&&o.enable(6),M.clearcoat&&o.enable(7),M.iridescence&&o.enable(8),M.alphaTest&&o.enable(9),M.vertexColors&&o.enable(10),M.vertexAlphas&&o.enable(11),M.vertexUv1s&&o.enable(12),M.vertexUv2s&&o.enable(13),M.vertexUv3s&&o.enable(14),M.vertexTangents&&o.enable(15),M.anisotropy&&o.enable(16),M.alphaHash&&o.enable(17),M.batching&&o.enable(18),M.dispersion&&o.enable(19),M.retroreflection&&o.enable(24),M.diffuseRoughness&&o.enable(25),M.batchingColor&&o.enable(20),M.gradientMap&&o.enable(21),M.packedNormalMap&&o.enable(22),M.vertexNormals&&o.enable(23),y.push(o.mask),o.disableAll(),M.fog&&o.enable(0),M.useFog&&o.enable(1),M.flatShading&&o.enable(2),M.logarithmicDepthBuffer&&o.enable(3),M.reversedDepthBuffer&&o.enable(4),M.skinning&&o.enable(5),M.morphTargets&&o.enable(6),M.morphNormals&&o.enable(7),M.morphColors&&o.enable(8),M.premultipliedAlpha&&o.enable(9),M.shadowMapEnabled&&o.enable(10),M.doubleSided&&o.enable(11),M.flipSided&&o.enable(12),M.useDepthPacking&&o.enable(13),M.dithering&&o.enable(14),M.transmission&&o.enable(15),M.sheen&&o.enable(16),M.opaque&&o.enable(17),M.pointsUvs&&o.enable(18),M.decodeVideoTexture&&o.enable(19),M.decodeVideoTextureEmissive&&o.enable(20),M.alphaToCoverage&&o.enable(21),M.numLightProbeGrids>0&&o.enable(22),M.hasPositionAttribute&&o.enable(23),y.push(o.mask)}function v(y){let M=f[y.type],C;if(M){let R=Qi[M];C=PE.clone(R.uniforms)}else C=y.uniforms;return C}function w(y,M){let C=u.get(M);return C!==void 0?++C.usedTimes:(C=new k4(e,M,y,r),l.push(C),u.set(M,C)),C}function x(y){if(--y.usedTimes===0){let M=l.indexOf(y);l[M]=l[l.length-1],l.pop(),u.delete(y.cacheKey),y.destroy()}}function S(y){a.remove(y)}function b(){a.dispose()}return{getParameters:p,getProgramCacheKey:_,getUniforms:v,acquireProgram:w,releaseProgram:x,releaseShaderCache:S,programs:l,dispose:b}}function H4(){let e=new WeakMap;function t(o){return e.has(o)}function n(o){let a=e.get(o);return a===void 0&&(a={},e.set(o,a)),a}function i(o){e.delete(o)}function r(o,a,c){e.get(o)[a]=c}function s(){e=new WeakMap}return{has:t,get:n,remove:i,update:r,dispose:s}}function W4(e,t){return e.groupOrder!==t.groupOrder?e.groupOrder-t.groupOrder:e.renderOrder!==t.renderOrder?e.renderOrder-t.renderOrder:e.material.id!==t.material.id?e.material.id-t.material.id:e.materialVariant!==t.materialVariant?e.materialVariant-t.materialVariant:e.z!==t.z?e.z-t.z:e.id-t.id}function JE(e,t){return e.groupOrder!==t.groupOrder?e.groupOrder-t.groupOrder:e.renderOrder!==t.renderOrder?e.renderOrder-t.renderOrder:e.z!==t.z?t.z-e.z:e.id-t.id}function KE(){let e=[],t=0,n=[],i=[],r=[];function s(){t=0,n.length=0,i.length=0,r.length=0}function o(f){let d=0;return f.isInstancedMesh&&(d+=2),f.isSkinnedMesh&&(d+=1),d}function a(f,d,p,_,g,m){let v=e[t];return v===void 0?(v={id:f.id,object:f,geometry:d,material:p,materialVariant:o(f),groupOrder:_,renderOrder:f.renderOrder,z:g,group:m},e[t]=v):(v.id=f.id,v.object=f,v.geometry=d,v.material=p,v.materialVariant=o(f),v.groupOrder=_,v.renderOrder=f.renderOrder,v.z=g,v.group=m),t++,v}function c(f,d,p,_,g,m,v){v.reversedDepth===!0&&(g=-g);let w=a(f,d,p,_,g,m);p.transmission>0?i.push(w):p.transparent===!0?r.push(w):n.push(w)}function l(f,d,p,_,g,m){let v=a(f,d,p,_,g,m);p.transmission>0?i.unshift(v):p.transparent===!0?r.unshift(v):n.unshift(v)}function u(f,d){n.length>1&&n.sort(f||W4),i.length>1&&i.sort(d||JE),r.length>1&&r.sort(d||JE)}function h(){for(let f=t,d=e.length;f<d;f++){let p=e[f];if(p.id===null)break;p.id=null,p.object=null,p.geometry=null,p.material=null,p.group=null}}return{opaque:n,transmissive:i,transparent:r,init:s,push:c,unshift:l,finish:h,sort:u}}function $4(){let e=new WeakMap;function t(i,r){let s=e.get(i),o;return s===void 0?(o=new KE,e.set(i,[o])):r>=s.length?(o=new KE,s.push(o)):o=s[r],o}function n(){e=new WeakMap}return{get:t,dispose:n}}function X4(){let e={};return{get:function(t){if(e[t.id]!==void 0)return e[t.id];let n;switch(t.type){case"SunLight":case"DirectionalLight":n={direction:new V,color:new Xt};break;case"SpotLight":n={position:new V,direction:new V,color:new Xt,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":n={position:new V,color:new Xt,distance:0,decay:0};break;case"HemisphereLight":n={direction:new V,skyColor:new Xt,groundColor:new Xt};break;case"RectAreaLight":n={color:new Xt,position:new V,halfWidth:new V,halfHeight:new V};break}return e[t.id]=n,n}}}function q4(){let e={};return{get:function(t){if(e[t.id]!==void 0)return e[t.id];let n;switch(t.type){case"SunLight":case"DirectionalLight":n={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ot};break;case"SpotLight":n={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ot};break;case"PointLight":n={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ot,shadowCameraNear:1,shadowCameraFar:1e3};break}return e[t.id]=n,n}}}var Y4=0;function Z4(e,t){return(t.castShadow?2:0)-(e.castShadow?2:0)+(t.map?1:0)-(e.map?1:0)}function J4(e){let t=new X4,n=q4(),i={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let l=0;l<9;l++)i.probe.push(new V);let r=new V,s=new ye,o=new ye;function a(l){let u=0,h=0,f=0;for(let N=0;N<9;N++)i.probe[N].set(0,0,0);let d=0,p=0,_=0,g=0,m=0,v=0,w=0,x=0,S=0,b=0,y=0,M=0,C=0,R=0;l.sort(Z4);for(let N=0,O=l.length;N<O;N++){let P=l[N],L=P.color,z=P.intensity,k=P.distance,Z=null;if(P.shadow&&P.shadow.map&&(P.shadow.map.texture.format===hs?Z=P.shadow.map.texture:Z=P.shadow.map.depthTexture||P.shadow.map.texture),P.isAmbientLight)u+=L.r*z,h+=L.g*z,f+=L.b*z;else if(P.isLightProbe){for(let U=0;U<9;U++)i.probe[U].addScaledVector(P.sh.coefficients[U],z);R++}else if(P.isSunLight){let U=t.get(P);if(U.color.copy(P.color).multiplyScalar(P.intensity),P.castShadow){let G=P.shadow,q=n.get(P);q.shadowIntensity=G.intensity,q.shadowBias=G.bias,q.shadowNormalBias=G.normalBias,q.shadowRadius=G.radius,q.shadowMapSize.copy(G.mapSize).multiply(G.getFrameExtents()),i.sunShadow[p]=q,i.sunShadowMap[p]=Z;let rt=G.getViewportCount();for(let ct=0;ct<rt;ct++)i.sunShadowMatrix[_+ct]=G.getMatrix(ct),i.sunShadowCascade[_+ct]=G._cascadeData[ct];_+=rt,p++}i.sun[d]=U,d++}else if(P.isDirectionalLight){let U=t.get(P);if(U.color.copy(P.color).multiplyScalar(P.intensity),P.castShadow){let G=P.shadow,q=n.get(P);q.shadowIntensity=G.intensity,q.shadowBias=G.bias,q.shadowNormalBias=G.normalBias,q.shadowRadius=G.radius,q.shadowMapSize=G.mapSize,i.directionalShadow[g]=q,i.directionalShadowMap[g]=Z,i.directionalShadowMatrix[g]=P.shadow.matrix,S++}i.directional[g]=U,g++}else if(P.isSpotLight){let U=t.get(P);U.position.setFromMatrixPosition(P.matrixWorld),U.color.copy(L).multiplyScalar(z),U.distance=k,U.coneCos=Math.cos(P.angle),U.penumbraCos=Math.cos(P.angle*(1-P.penumbra)),U.decay=P.decay,i.spot[v]=U;let G=P.shadow;if(P.map&&(i.spotLightMap[M]=P.map,M++,G.updateMatrices(P),P.castShadow&&C++),i.spotLightMatrix[v]=G.matrix,P.castShadow){let q=n.get(P);q.shadowIntensity=G.intensity,q.shadowBias=G.bias,q.shadowNormalBias=G.normalBias,q.shadowRadius=G.radius,q.shadowMapSize=G.mapSize,i.spotShadow[v]=q,i.spotShadowMap[v]=Z,y++}v++}else if(P.isRectAreaLight){let U=t.get(P);U.color.copy(L).multiplyScalar(z),U.halfWidth.set(P.width*.5,0,0),U.halfHeight.set(0,P.height*.5,0),i.rectArea[w]=U,w++}else if(P.isPointLight){let U=t.get(P);if(U.color.copy(P.color).multiplyScalar(P.intensity),U.distance=P.distance,U.decay=P.decay,P.castShadow){let G=P.shadow,q=n.get(P);q.shadowIntensity=G.intensity,q.shadowBias=G.bias,q.shadowNormalBias=G.normalBias,q.shadowRadius=G.radius,q.shadowMapSize=G.mapSize,q.shadowCameraNear=G.camera.near,q.shadowCameraFar=G.camera.far,i.pointShadow[m]=q,i.pointShadowMap[m]=Z,i.pointShadowMatrix[m]=P.shadow.matrix,b++}i.point[m]=U,m++}else if(P.isHemisphereLight){let U=t.get(P);U.skyColor.copy(P.color).multiplyScalar(z),U.groundColor.copy(P.groundColor).multiplyScalar(z),i.hemi[x]=U,x++}}w>0&&(e.has("OES_texture_float_linear")===!0?(i.rectAreaLTC1=Tt.LTC_FLOAT_1,i.rectAreaLTC2=Tt.LTC_FLOAT_2):(i.rectAreaLTC1=Tt.LTC_HALF_1,i.rectAreaLTC2=Tt.LTC_HALF_2)),i.ambient[0]=u,i.ambient[1]=h,i.ambient[2]=f;let A=i.hash;(A.sunLength!==d||A.directionalLength!==g||A.pointLength!==m||A.spotLength!==v||A.rectAreaLength!==w||A.hemiLength!==x||A.numSunShadows!==p||A.numDirectionalShadows!==S||A.numPointShadows!==b||A.numSpotShadows!==y||A.numSpotMaps!==M||A.numLightProbes!==R)&&(i.sun.length=d,i.directional.length=g,i.spot.length=v,i.rectArea.length=w,i.point.length=m,i.hemi.length=x,i.sunShadow.length=p,i.sunShadowMap.length=p,i.sunShadowMatrix.length=_,i.sunShadowCascade.length=_,i.directionalShadow.length=S,i.directionalShadowMap.length=S,i.directionalShadowMatrix.length=S,i.pointShadow.length=b,i.pointShadowMap.length=b,i.pointShadowMatrix.length=b,i.spotShadow.length=y,i.spotShadowMap.length=y,i.spotLightMatrix.length=y+M-C,i.spotLightMap.length=M,i.numSpotLightShadowsWithMaps=C,i.numLightProbes=R,A.sunLength=d,A.directionalLength=g,A.pointLength=m,A.spotLength=v,A.rectAreaLength=w,A.hemiLength=x,A.numSunShadows=p,A.numDirectionalShadows=S,A.numPointShadows=b,A.numSpotShadows=y,A.numSpotMaps=M,A.numLightProbes=R,i.version=Y4++)}function c(l,u){let h=0,f=0,d=0,p=0,_=0,g=0,m=u.matrixWorldInverse;for(let v=0,w=l.length;v<w;v++){let x=l[v];if(x.isSunLight){let S=i.sun[h];S.direction.setFromMatrixPosition(x.matrixWorld),S.direction.transformDirection(m),h++}else if(x.isDirectionalLight){let S=i.directional[f];S.direction.setFromMatrixPosition(x.matrixWorld),r.setFromMatrixPosition(x.target.matrixWorld),S.direction.sub(r),S.direction.transformDirection(m),f++}else if(x.isSpotLight){let S=i.spot[p];S.position.setFromMatrixPosition(x.matrixWorld),S.position.applyMatrix4(m),S.direction.setFromMatrixPosition(x.matrixWorld),r.setFromMatrixPosition(x.target.matrixWorld),S.direction.sub(r),S.direction.transformDirection(m),p++}else if(x.isRectAreaLight){let S=i.rectArea[_];S.position.setFromMatrixPosition(x.matrixWorld),S.position.applyMatrix4(m),o.identity(),s.copy(x.matrixWorld),s.premultiply(m),o.extractRotation(s),S.halfWidth.set(x.width*.5,0,0),S.halfHeight.set(0,x.height*.5,0),S.halfWidth.applyMatrix4(o),S.halfHeight.applyMatrix4(o),_++}else if(x.isPointLight){let S=i.point[d];S.position.setFromMatrixPosition(x.matrixWorld),S.position.applyMatrix4(m),d++}else if(x.isHemisphereLight){let S=i.hemi[g];S.direction.setFromMatrixPosition(x.matrixWorld),S.direction.transformDirection(m),g++}}}return{setup:a,setupView:c,state:i}}function jE(e){let t=new J4(e),n=[],i=[],r=[];function s(h){u.camera=h,n.length=0,i.length=0,r.length=0}function o(h){h.isLightProbeGrid?r.push(h):n.push(h)}function a(h){i.push(h)}function c(){t.setup(n),r.sort((h,f)=>h.priority-f.priority||h.id-f.id)}function l(h){t.setupView(n,h)}let u={lightsArray:n,shadowsArray:i,lightProbeGridArray:r,camera:null,lights:t,transmissionRenderTarget:{},textureUnits:0};return{init:s,state:u,setupLights:c,setupLightsView:l,pushLight:o,pushShadow:a}}function K4(e){let t=new WeakMap;function n(r,s=0){let o=t.get(r),a;return o===void 0?(a=new jE(e),t.set(r,[a])):s>=o.length?(a=new jE(e),o.push(a)):a=o[s],a}function i(){t=new WeakMap}return{get:n,dispose:i}}var j4=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,Q4=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,t5=[new V(1,0,0),new V(-1,0,0),new V(0,1,0),new V(0,-1,0),new V(0,0,1),new V(0,0,-1)],e5=[new V(0,-1,0),new V(0,-1,0),new V(0,0,1),new V(0,0,-1),new V(0,-1,0),new V(0,-1,0)],QE=new ye,gl=new V,iy=new V;function n5(e,t,n){let i=new ss,r=new Ot,s=new Ot,o=new be,a=new nh,c=new ih,l={},u=n.maxTextureSize,h={[fs]:yn,[yn]:fs,[ui]:ui},f=new Ji({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new Ot},radius:{value:4}},vertexShader:j4,fragmentShader:Q4}),d=f.clone();d.defines.HORIZONTAL_PASS=1;let p=new Tn;p.setAttribute("position",new Sn(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let _=new Gn(p,f),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=cl;let m=this.type;this.render=function(b,y,M){if(g.enabled===!1||g.autoUpdate===!1&&g.needsUpdate===!1||b.length===0)return;this.type===XT&&(Dt("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=cl);let C=e.getRenderTarget(),R=e.getActiveCubeFace(),A=e.getActiveMipmapLevel(),N=e.state;N.setBlending(eo),N.buffers.depth.getReversed()===!0?N.buffers.color.setClear(0,0,0,0):N.buffers.color.setClear(1,1,1,1),N.buffers.depth.setTest(!0),N.setScissorTest(!1);let O=m!==this.type;O&&y.traverse(function(P){P.material&&(Array.isArray(P.material)?P.material.forEach(L=>L.needsUpdate=!0):P.material.needsUpdate=!0)});for(let P=0,L=b.length;P<L;P++){let z=b[P],k=z.shadow;if(k===void 0){Dt("WebGLShadowMap:",z,"has no shadow.");continue}if(k.autoUpdate===!1&&k.needsUpdate===!1)continue;r.copy(k.mapSize);let Z=k.getFrameExtents();r.multiply(Z),s.copy(k.mapSize),(r.x>u||r.y>u)&&(r.x>u&&(s.x=Math.floor(u/Z.x),r.x=s.x*Z.x,k.mapSize.x=s.x),r.y>u&&(s.y=Math.floor(u/Z.y),r.y=s.y*Z.y,k.mapSize.y=s.y));let U=e.state.buffers.depth.getReversed();if(k.camera._reversedDepth=U,k.map===null||O===!0){if(k.map!==null&&(k.map.depthTexture!==null&&(k.map.depthTexture.dispose(),k.map.depthTexture=null),k.map.dispose()),this.type===Sa){if(z.isPointLight){Dt("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}k.map=new zn(r.x,r.y,{format:hs,type:Si,minFilter:_n,magFilter:_n,generateMipmaps:!1}),k.map.texture.name=z.name+".shadowMap",k.map.depthTexture=new Ir(r.x,r.y,Mi),k.map.depthTexture.name=z.name+".shadowMapDepth",k.map.depthTexture.format=Cr,k.map.depthTexture.compareFunction=null,k.map.depthTexture.minFilter=Je,k.map.depthTexture.magFilter=Je}else z.isPointLight?(k.map=new yl(r.x),k.map.depthTexture=new Kc(r.x,bi)):(k.map=new zn(r.x,r.y),k.map.depthTexture=new Ir(r.x,r.y,bi)),k.map.depthTexture.name=z.name+".shadowMap",k.map.depthTexture.format=Cr,this.type===cl?(k.map.depthTexture.compareFunction=U?B_:O_,k.map.depthTexture.minFilter=_n,k.map.depthTexture.magFilter=_n):(k.map.depthTexture.compareFunction=null,k.map.depthTexture.minFilter=Je,k.map.depthTexture.magFilter=Je);k.camera.updateProjectionMatrix()}k.map.isWebGLCubeRenderTarget!==!0&&(k.map.width!==r.x||k.map.height!==r.y)&&k.map.setSize(r.x,r.y);let G=k.map.isWebGLCubeRenderTarget?6:k.getViewportCount();z.isPointLight!==!0&&k.updateMatrices(z,M);let q=(k.camera.layers.mask&4294967294)!==0?k.camera.layers:M.layers;for(let rt=0;rt<G;rt++){let ct=k.getCamera(rt);if(z.isPointLight){let $=k.camera,ot=k.matrix,ut=z.distance||$.far;ut!==$.far&&($.far=ut,$.updateProjectionMatrix()),gl.setFromMatrixPosition(z.matrixWorld),$.position.copy(gl),iy.copy($.position),iy.add(t5[rt]),$.up.copy(e5[rt]),$.lookAt(iy),$.updateMatrixWorld(),ot.makeTranslation(-gl.x,-gl.y,-gl.z),QE.multiplyMatrices($.projectionMatrix,$.matrixWorldInverse),k._frustum.setFromProjectionMatrix(QE,$.coordinateSystem,$.reversedDepth)}if(k.map.isWebGLCubeRenderTarget)e.setRenderTarget(k.map,rt),e.clear();else{rt===0&&(e.setRenderTarget(k.map),e.clear());let $=k.getViewport(rt);o.set(s.x*$.x,s.y*$.y,s.x*$.z,s.y*$.w),N.viewport(o)}i=k.getFrustum(rt),x(y,M,ct,z,q,this.type)}k.isPointLightShadow!==!0&&this.type===Sa&&v(k,M),k.needsUpdate=!1}m=this.type,g.needsUpdate=!1,e.setRenderTarget(C,R,A)};function v(b,y){let M=t.update(_);f.defines.VSM_SAMPLES!==b.blurSamples&&(f.defines.VSM_SAMPLES=b.blurSamples,d.defines.VSM_SAMPLES=b.blurSamples,f.needsUpdate=!0,d.needsUpdate=!0),b.mapPass===null?b.mapPass=new zn(r.x,r.y,{format:hs,type:Si}):(b.mapPass.width!==b.map.width||b.mapPass.height!==b.map.height)&&b.mapPass.setSize(b.map.width,b.map.height),f.uniforms.shadow_pass.value=b.map.depthTexture,f.uniforms.resolution.value.set(b.map.width,b.map.height),f.uniforms.radius.value=b.radius,e.setRenderTarget(b.mapPass),e.clear(),e.renderBufferDirect(y,null,M,f,_,null),d.uniforms.shadow_pass.value=b.mapPass.texture,d.uniforms.resolution.value.set(b.map.width,b.map.height),d.uniforms.radius.value=b.radius,e.setRenderTarget(b.map),e.clear(),e.renderBufferDirect(y,null,M,d,_,null)}function w(b,y,M,C){let R=null,A=M.isPointLight===!0?b.customDistanceMaterial:b.customDepthMaterial;if(A!==void 0)R=A;else if(R=M.isPointLight===!0?c:a,e.localClippingEnabled&&y.clipShadows===!0&&Array.isArray(y.clippingPlanes)&&y.clippingPlanes.length!==0||y.displacementMap&&y.displacementScale!==0||y.alphaMap&&y.alphaTest>0||y.map&&y.alphaTest>0||y.alphaToCoverage===!0){let N=R.uuid,O=y.uuid,P=l[N];P===void 0&&(P={},l[N]=P);let L=P[O];L===void 0&&(L=R.clone(),P[O]=L,y.addEventListener("dispose",S)),R=L}if(R.visible=y.visible,R.wireframe=y.wireframe,C===Sa?R.side=y.shadowSide!==null?y.shadowSide:y.side:R.side=y.shadowSide!==null?y.shadowSide:h[y.side],R.alphaMap=y.alphaMap,R.alphaTest=y.alphaToCoverage===!0?.5:y.alphaTest,R.map=y.map,R.clipShadows=y.clipShadows,R.clippingPlanes=y.clippingPlanes,R.clipIntersection=y.clipIntersection,R.displacementMap=y.displacementMap,R.displacementScale=y.displacementScale,R.displacementBias=y.displacementBias,R.wireframeLinewidth=y.wireframeLinewidth,R.linewidth=y.linewidth,M.isPointLight===!0&&R.isMeshDistanceMaterial===!0){let N=e.properties.get(R);N.light=M}return R}function x(b,y,M,C,R,A){if(b.visible===!1)return;if(b.layers.test(R)&&(b.isMesh||b.isLine||b.isPoints)&&(b.castShadow||b.receiveShadow&&A===Sa)&&(!b.frustumCulled||b.intersectsFrustum(i))){b.modelViewMatrix.multiplyMatrices(M.matrixWorldInverse,b.matrixWorld);let P=t.update(b),L=b.material;if(Array.isArray(L)){let z=P.groups;for(let k=0,Z=z.length;k<Z;k++){let U=z[k],G=L[U.materialIndex];if(G&&G.visible){let q=w(b,G,C,A);b.onBeforeShadow(e,b,y,M,P,q,U),e.renderBufferDirect(M,null,P,q,b,U),b.onAfterShadow(e,b,y,M,P,q,U)}}}else if(L.visible){let z=w(b,L,C,A);b.onBeforeShadow(e,b,y,M,P,z,null),e.renderBufferDirect(M,null,P,z,b,null),b.onAfterShadow(e,b,y,M,P,z,null)}}let O=b.children;for(let P=0,L=O.length;P<L;P++)x(O[P],y,M,C,R,A)}function S(b){b.target.removeEventListener("dispose",S);for(let M in l){let C=l[M],R=b.target.uuid;R in C&&(C[R].dispose(),delete C[R])}}}function i5(e,t){function n(){let D=!1,et=new be,j=null,_t=new be(0,0,0,0);return{setMask:function(dt){j!==dt&&!D&&(e.colorMask(dt,dt,dt,dt),j=dt)},setLocked:function(dt){D=dt},setClear:function(dt,mt,It,Zt,ht){ht===!0&&(dt*=Zt,mt*=Zt,It*=Zt),et.set(dt,mt,It,Zt),_t.equals(et)===!1&&(e.clearColor(dt,mt,It,Zt),_t.copy(et))},reset:function(){D=!1,j=null,_t.set(-1,0,0,0)}}}function i(){let D=!1,et=!1,j=null,_t=null,dt=null;return{setReversed:function(mt){if(et!==mt){let It=t.get("EXT_clip_control");mt?It.clipControlEXT(It.LOWER_LEFT_EXT,It.ZERO_TO_ONE_EXT):It.clipControlEXT(It.LOWER_LEFT_EXT,It.NEGATIVE_ONE_TO_ONE_EXT),et=mt;let Zt=dt;dt=null,this.setClear(Zt)}},getReversed:function(){return et},setTest:function(mt){mt?at(e.DEPTH_TEST):J(e.DEPTH_TEST)},setMask:function(mt){j!==mt&&!D&&(e.depthMask(mt),j=mt)},setFunc:function(mt){if(et&&(mt=EE[mt]),_t!==mt){switch(mt){case Of:e.depthFunc(e.NEVER);break;case Bf:e.depthFunc(e.ALWAYS);break;case kf:e.depthFunc(e.LESS);break;case da:e.depthFunc(e.LEQUAL);break;case zf:e.depthFunc(e.EQUAL);break;case Gf:e.depthFunc(e.GEQUAL);break;case Vf:e.depthFunc(e.GREATER);break;case Hf:e.depthFunc(e.NOTEQUAL);break;default:e.depthFunc(e.LEQUAL)}_t=mt}},setLocked:function(mt){D=mt},setClear:function(mt){dt!==mt&&(dt=mt,et&&(mt=1-mt),e.clearDepth(mt))},reset:function(){D=!1,j=null,_t=null,dt=null,et=!1}}}function r(){let D=!1,et=null,j=null,_t=null,dt=null,mt=null,It=null,Zt=null,ht=null;return{setTest:function(Nt){D||(Nt?at(e.STENCIL_TEST):J(e.STENCIL_TEST))},setMask:function(Nt){et!==Nt&&!D&&(e.stencilMask(Nt),et=Nt)},setFunc:function(Nt,Yt,wt){(j!==Nt||_t!==Yt||dt!==wt)&&(e.stencilFunc(Nt,Yt,wt),j=Nt,_t=Yt,dt=wt)},setOp:function(Nt,Yt,wt){(mt!==Nt||It!==Yt||Zt!==wt)&&(e.stencilOp(Nt,Yt,wt),mt=Nt,It=Yt,Zt=wt)},setLocked:function(Nt){D=Nt},setClear:function(Nt){ht!==Nt&&(e.clearStencil(Nt),ht=Nt)},reset:function(){D=!1,et=null,j=null,_t=null,dt=null,mt=null,It=null,Zt=null,ht=null}}}let s=new n,o=new i,a=new r,c={},l=new WeakMap,u={},h={},f={},d=new WeakMap,p=[],_=null,g=!1,m=null,v=null,w=null,x=null,S=null,b=null,y=null,M=new Xt(0,0,0),C=0,R=!1,A=null,N=null,O=null,P=null,L=null,z=e.getParameter(e.MAX_COMBINED_TEXTURE_IMAGE_UNITS),k=!1,Z=0,U=e.getParameter(e.VERSION);U.indexOf("WebGL")!==-1?(Z=parseFloat(/^WebGL (\d)/.exec(U)[1]),k=Z>=1):U.indexOf("OpenGL ES")!==-1&&(Z=parseFloat(/^OpenGL ES (\d)/.exec(U)[1]),k=Z>=2);let G=null,q={},rt=e.getParameter(e.SCISSOR_BOX),ct=e.getParameter(e.VIEWPORT),$=new be().fromArray(rt),ot=new be().fromArray(ct);function ut(D,et,j,_t){let dt=new Uint8Array(4),mt=e.createTexture();e.bindTexture(D,mt),e.texParameteri(D,e.TEXTURE_MIN_FILTER,e.NEAREST),e.texParameteri(D,e.TEXTURE_MAG_FILTER,e.NEAREST);for(let It=0;It<j;It++)D===e.TEXTURE_3D||D===e.TEXTURE_2D_ARRAY?e.texImage3D(et,0,e.RGBA,1,1,_t,0,e.RGBA,e.UNSIGNED_BYTE,dt):e.texImage2D(et+It,0,e.RGBA,1,1,0,e.RGBA,e.UNSIGNED_BYTE,dt);return mt}let st={};st[e.TEXTURE_2D]=ut(e.TEXTURE_2D,e.TEXTURE_2D,1),st[e.TEXTURE_CUBE_MAP]=ut(e.TEXTURE_CUBE_MAP,e.TEXTURE_CUBE_MAP_POSITIVE_X,6),st[e.TEXTURE_2D_ARRAY]=ut(e.TEXTURE_2D_ARRAY,e.TEXTURE_2D_ARRAY,1,1),st[e.TEXTURE_3D]=ut(e.TEXTURE_3D,e.TEXTURE_3D,1,1),s.setClear(0,0,0,1),o.setClear(1),a.setClear(0),at(e.DEPTH_TEST),o.setFunc(da),fe(!1),ae(g_),at(e.CULL_FACE),Gt(eo);function at(D){u[D]!==!0&&(e.enable(D),u[D]=!0)}function J(D){u[D]!==!1&&(e.disable(D),u[D]=!1)}function yt(D,et){return f[D]!==et?(e.bindFramebuffer(D,et),f[D]=et,D===e.DRAW_FRAMEBUFFER&&(f[e.FRAMEBUFFER]=et),D===e.FRAMEBUFFER&&(f[e.DRAW_FRAMEBUFFER]=et),!0):!1}function lt(D,et){let j=p,_t=!1;if(D){j=d.get(et),j===void 0&&(j=[],d.set(et,j));let dt=D.textures;if(j.length!==dt.length||j[0]!==e.COLOR_ATTACHMENT0){for(let mt=0,It=dt.length;mt<It;mt++)j[mt]=e.COLOR_ATTACHMENT0+mt;j.length=dt.length,_t=!0}}else j[0]!==e.BACK&&(j[0]=e.BACK,_t=!0);_t&&e.drawBuffers(j)}function K(D){return _!==D?(e.useProgram(D),_=D,!0):!1}let Lt={[no]:e.FUNC_ADD,[YT]:e.FUNC_SUBTRACT,[ZT]:e.FUNC_REVERSE_SUBTRACT};Lt[JT]=e.MIN,Lt[KT]=e.MAX;let Mt={[jT]:e.ZERO,[QT]:e.ONE,[tE]:e.SRC_COLOR,[v_]:e.SRC_ALPHA,[oE]:e.SRC_ALPHA_SATURATE,[rE]:e.DST_COLOR,[nE]:e.DST_ALPHA,[eE]:e.ONE_MINUS_SRC_COLOR,[b_]:e.ONE_MINUS_SRC_ALPHA,[sE]:e.ONE_MINUS_DST_COLOR,[iE]:e.ONE_MINUS_DST_ALPHA,[aE]:e.CONSTANT_COLOR,[cE]:e.ONE_MINUS_CONSTANT_COLOR,[lE]:e.CONSTANT_ALPHA,[uE]:e.ONE_MINUS_CONSTANT_ALPHA};function Gt(D,et,j,_t,dt,mt,It,Zt,ht,Nt){if(D===eo){g===!0&&(J(e.BLEND),g=!1);return}if(g===!1&&(at(e.BLEND),g=!0),D!==qT){if(D!==m||Nt!==R){if((v!==no||S!==no)&&(e.blendEquation(e.FUNC_ADD),v=no,S=no),Nt)switch(D){case wa:e.blendFuncSeparate(e.ONE,e.ONE_MINUS_SRC_ALPHA,e.ONE,e.ONE_MINUS_SRC_ALPHA);break;case __:e.blendFunc(e.ONE,e.ONE);break;case y_:e.blendFuncSeparate(e.ZERO,e.ONE_MINUS_SRC_COLOR,e.ZERO,e.ONE);break;case x_:e.blendFuncSeparate(e.DST_COLOR,e.ONE_MINUS_SRC_ALPHA,e.ZERO,e.ONE);break;default:Ft("WebGLState: Invalid blending: ",D);break}else switch(D){case wa:e.blendFuncSeparate(e.SRC_ALPHA,e.ONE_MINUS_SRC_ALPHA,e.ONE,e.ONE_MINUS_SRC_ALPHA);break;case __:e.blendFuncSeparate(e.SRC_ALPHA,e.ONE,e.ONE,e.ONE);break;case y_:Ft("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case x_:Ft("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Ft("WebGLState: Invalid blending: ",D);break}w=null,x=null,b=null,y=null,M.set(0,0,0),C=0,m=D,R=Nt}return}dt=dt||et,mt=mt||j,It=It||_t,(et!==v||dt!==S)&&(e.blendEquationSeparate(Lt[et],Lt[dt]),v=et,S=dt),(j!==w||_t!==x||mt!==b||It!==y)&&(e.blendFuncSeparate(Mt[j],Mt[_t],Mt[mt],Mt[It]),w=j,x=_t,b=mt,y=It),(Zt.equals(M)===!1||ht!==C)&&(e.blendColor(Zt.r,Zt.g,Zt.b,ht),M.copy(Zt),C=ht),m=D,R=!1}function qt(D,et){D.side===ui?J(e.CULL_FACE):at(e.CULL_FACE);let j=D.side===yn;et&&(j=!j),fe(j),D.blending===wa&&D.transparent===!1?Gt(eo):Gt(D.blending,D.blendEquation,D.blendSrc,D.blendDst,D.blendEquationAlpha,D.blendSrcAlpha,D.blendDstAlpha,D.blendColor,D.blendAlpha,D.premultipliedAlpha),o.setFunc(D.depthFunc),o.setTest(D.depthTest),o.setMask(D.depthWrite),s.setMask(D.colorWrite);let _t=D.stencilWrite;a.setTest(_t),_t&&(a.setMask(D.stencilWriteMask),a.setFunc(D.stencilFunc,D.stencilRef,D.stencilFuncMask),a.setOp(D.stencilFail,D.stencilZFail,D.stencilZPass)),ze(D.polygonOffset,D.polygonOffsetFactor,D.polygonOffsetUnits),D.alphaToCoverage===!0?at(e.SAMPLE_ALPHA_TO_COVERAGE):J(e.SAMPLE_ALPHA_TO_COVERAGE)}function fe(D){A!==D&&(D?e.frontFace(e.CW):e.frontFace(e.CCW),A=D)}function ae(D){D!==WT?(at(e.CULL_FACE),D!==N&&(D===g_?e.cullFace(e.BACK):D===$T?e.cullFace(e.FRONT):e.cullFace(e.FRONT_AND_BACK))):J(e.CULL_FACE),N=D}function en(D){D!==O&&(k&&e.lineWidth(D),O=D)}function ze(D,et,j){D?(at(e.POLYGON_OFFSET_FILL),(P!==et||L!==j)&&(P=et,L=j,o.getReversed()&&(et=-et,j=-j),e.polygonOffset(et,j))):J(e.POLYGON_OFFSET_FILL)}function Hn(D){D?at(e.SCISSOR_TEST):J(e.SCISSOR_TEST)}function Wn(D){D===void 0&&(D=e.TEXTURE0+z-1),G!==D&&(e.activeTexture(D),G=D)}function $n(D,et,j){j===void 0&&(G===null?j=e.TEXTURE0+z-1:j=G);let _t=q[j];_t===void 0&&(_t={type:void 0,texture:void 0},q[j]=_t),(_t.type!==D||_t.texture!==et)&&(G!==j&&(e.activeTexture(j),G=j),e.bindTexture(D,et||st[D]),_t.type=D,_t.texture=et)}function B(){let D=q[G];D!==void 0&&D.type!==void 0&&(e.bindTexture(D.type,null),D.type=void 0,D.texture=void 0)}function Xn(){try{e.compressedTexImage2D(...arguments)}catch(D){Ft("WebGLState:",D)}}function xe(){try{e.compressedTexImage3D(...arguments)}catch(D){Ft("WebGLState:",D)}}function ve(){try{e.texSubImage2D(...arguments)}catch(D){Ft("WebGLState:",D)}}function St(){try{e.texSubImage3D(...arguments)}catch(D){Ft("WebGLState:",D)}}function Ne(){try{e.compressedTexSubImage2D(...arguments)}catch(D){Ft("WebGLState:",D)}}function Ut(){try{e.compressedTexSubImage3D(...arguments)}catch(D){Ft("WebGLState:",D)}}function kt(){try{e.texStorage2D(...arguments)}catch(D){Ft("WebGLState:",D)}}function I(){try{e.texStorage3D(...arguments)}catch(D){Ft("WebGLState:",D)}}function T(){try{e.texImage2D(...arguments)}catch(D){Ft("WebGLState:",D)}}function W(){try{e.texImage3D(...arguments)}catch(D){Ft("WebGLState:",D)}}function ft(D){return h[D]!==void 0?h[D]:e.getParameter(D)}function nt(D,et){h[D]!==et&&(e.pixelStorei(D,et),h[D]=et)}function pt(D){$.equals(D)===!1&&(e.scissor(D.x,D.y,D.z,D.w),$.copy(D))}function vt(D){ot.equals(D)===!1&&(e.viewport(D.x,D.y,D.z,D.w),ot.copy(D))}function Q(D,et){let j=l.get(et);j===void 0&&(j=new WeakMap,l.set(et,j));let _t=j.get(D);_t===void 0&&(_t=e.getUniformBlockIndex(et,D.name),e.uniformBlockBinding(et,_t,_t),j.set(D,_t))}function tt(D,et,j){let dt=l.get(et).get(D);c[dt]!==j&&(e.bindBufferBase(e.UNIFORM_BUFFER,dt,j),c[dt]=j)}function gt(){e.disable(e.BLEND),e.disable(e.CULL_FACE),e.disable(e.DEPTH_TEST),e.disable(e.POLYGON_OFFSET_FILL),e.disable(e.SCISSOR_TEST),e.disable(e.STENCIL_TEST),e.disable(e.SAMPLE_ALPHA_TO_COVERAGE),e.blendEquation(e.FUNC_ADD),e.blendFunc(e.ONE,e.ZERO),e.blendFuncSeparate(e.ONE,e.ZERO,e.ONE,e.ZERO),e.blendColor(0,0,0,0),e.colorMask(!0,!0,!0,!0),e.clearColor(0,0,0,0),e.depthMask(!0),e.depthFunc(e.LESS),o.setReversed(!1),e.clearDepth(1),e.stencilMask(4294967295),e.stencilFunc(e.ALWAYS,0,4294967295),e.stencilOp(e.KEEP,e.KEEP,e.KEEP),e.clearStencil(0),e.cullFace(e.BACK),e.frontFace(e.CCW),e.polygonOffset(0,0),e.activeTexture(e.TEXTURE0),e.bindFramebuffer(e.FRAMEBUFFER,null),e.bindFramebuffer(e.DRAW_FRAMEBUFFER,null),e.bindFramebuffer(e.READ_FRAMEBUFFER,null),e.useProgram(null),e.lineWidth(1),e.scissor(0,0,e.canvas.width,e.canvas.height),e.viewport(0,0,e.canvas.width,e.canvas.height),e.pixelStorei(e.PACK_ALIGNMENT,4),e.pixelStorei(e.UNPACK_ALIGNMENT,4),e.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,!1),e.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),e.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,e.BROWSER_DEFAULT_WEBGL),e.pixelStorei(e.PACK_ROW_LENGTH,0),e.pixelStorei(e.PACK_SKIP_PIXELS,0),e.pixelStorei(e.PACK_SKIP_ROWS,0),e.pixelStorei(e.UNPACK_ROW_LENGTH,0),e.pixelStorei(e.UNPACK_IMAGE_HEIGHT,0),e.pixelStorei(e.UNPACK_SKIP_PIXELS,0),e.pixelStorei(e.UNPACK_SKIP_ROWS,0),e.pixelStorei(e.UNPACK_SKIP_IMAGES,0),u={},h={},G=null,q={},f={},c={},d=new WeakMap,p=[],_=null,g=!1,m=null,v=null,w=null,x=null,S=null,b=null,y=null,M=new Xt(0,0,0),C=0,R=!1,A=null,N=null,O=null,P=null,L=null,$.set(0,0,e.canvas.width,e.canvas.height),ot.set(0,0,e.canvas.width,e.canvas.height),s.reset(),o.reset(),a.reset()}return{buffers:{color:s,depth:o,stencil:a},enable:at,disable:J,bindFramebuffer:yt,drawBuffers:lt,useProgram:K,setBlending:Gt,setMaterial:qt,setFlipSided:fe,setCullFace:ae,setLineWidth:en,setPolygonOffset:ze,setScissorTest:Hn,activeTexture:Wn,bindTexture:$n,unbindTexture:B,compressedTexImage2D:Xn,compressedTexImage3D:xe,texImage2D:T,texImage3D:W,pixelStorei:nt,getParameter:ft,updateUBOMapping:Q,uniformBlockBinding:tt,texStorage2D:kt,texStorage3D:I,texSubImage2D:ve,texSubImage3D:St,compressedTexSubImage2D:Ne,compressedTexSubImage3D:Ut,scissor:pt,viewport:vt,reset:gt}}function r5(e,t,n,i,r,s,o){let a=t.has("WEBGL_multisampled_render_to_texture")?t.get("WEBGL_multisampled_render_to_texture"):null,c=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),l=new Ot,u=new WeakMap,h=new Set,f,d=new WeakMap,p=new Set,_=new FinalizationRegistry(I=>p.delete(I)),g=!1;try{g=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function m(I,T){return g?new OffscreenCanvas(I,T):Hc("canvas")}function v(I,T,W){let ft=1,nt=kt(I);if((nt.width>W||nt.height>W)&&(ft=W/Math.max(nt.width,nt.height)),ft<1)if(typeof HTMLImageElement<"u"&&I instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&I instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&I instanceof ImageBitmap||typeof VideoFrame<"u"&&I instanceof VideoFrame){let pt=Math.floor(ft*nt.width),vt=Math.floor(ft*nt.height);f===void 0&&(f=m(pt,vt));let Q=T?m(pt,vt):f;return Q.width=pt,Q.height=vt,Q.getContext("2d").drawImage(I,0,0,pt,vt),Dt("WebGLRenderer: Texture has been resized from ("+nt.width+"x"+nt.height+") to ("+pt+"x"+vt+")."),Q}else return"data"in I&&Dt("WebGLRenderer: Image in DataTexture is too big ("+nt.width+"x"+nt.height+")."),I;return I}function w(I){return I.generateMipmaps}function x(I){e.generateMipmap(I)}function S(I){return I.isWebGLCubeRenderTarget?e.TEXTURE_CUBE_MAP:I.isWebGL3DRenderTarget?e.TEXTURE_3D:I.isWebGLArrayRenderTarget||I.isCompressedArrayTexture?e.TEXTURE_2D_ARRAY:e.TEXTURE_2D}function b(I,T,W,ft,nt,pt=!1){if(I!==null){if(e[I]!==void 0)return e[I];Dt("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+I+"'")}let vt;ft&&(vt=t.get("EXT_texture_norm16"),vt||Dt("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let Q=T;if(T===e.RED&&(W===e.FLOAT&&(Q=e.R32F),W===e.HALF_FLOAT&&(Q=e.R16F),W===e.UNSIGNED_BYTE&&(Q=e.R8),W===e.UNSIGNED_SHORT&&vt&&(Q=vt.R16_EXT),W===e.SHORT&&vt&&(Q=vt.R16_SNORM_EXT)),T===e.RED_INTEGER&&(W===e.UNSIGNED_BYTE&&(Q=e.R8UI),W===e.UNSIGNED_SHORT&&(Q=e.R16UI),W===e.UNSIGNED_INT&&(Q=e.R32UI),W===e.BYTE&&(Q=e.R8I),W===e.SHORT&&(Q=e.R16I),W===e.INT&&(Q=e.R32I)),T===e.RG&&(W===e.FLOAT&&(Q=e.RG32F),W===e.HALF_FLOAT&&(Q=e.RG16F),W===e.UNSIGNED_BYTE&&(Q=e.RG8),W===e.UNSIGNED_SHORT&&vt&&(Q=vt.RG16_EXT),W===e.SHORT&&vt&&(Q=vt.RG16_SNORM_EXT)),T===e.RG_INTEGER&&(W===e.UNSIGNED_BYTE&&(Q=e.RG8UI),W===e.UNSIGNED_SHORT&&(Q=e.RG16UI),W===e.UNSIGNED_INT&&(Q=e.RG32UI),W===e.BYTE&&(Q=e.RG8I),W===e.SHORT&&(Q=e.RG16I),W===e.INT&&(Q=e.RG32I)),T===e.RGB_INTEGER&&(W===e.UNSIGNED_BYTE&&(Q=e.RGB8UI),W===e.UNSIGNED_SHORT&&(Q=e.RGB16UI),W===e.UNSIGNED_INT&&(Q=e.RGB32UI),W===e.BYTE&&(Q=e.RGB8I),W===e.SHORT&&(Q=e.RGB16I),W===e.INT&&(Q=e.RGB32I)),T===e.RGBA_INTEGER&&(W===e.UNSIGNED_BYTE&&(Q=e.RGBA8UI),W===e.UNSIGNED_SHORT&&(Q=e.RGBA16UI),W===e.UNSIGNED_INT&&(Q=e.RGBA32UI),W===e.BYTE&&(Q=e.RGBA8I),W===e.SHORT&&(Q=e.RGBA16I),W===e.INT&&(Q=e.RGBA32I)),T===e.RGB&&(W===e.UNSIGNED_SHORT&&vt&&(Q=vt.RGB16_EXT),W===e.SHORT&&vt&&(Q=vt.RGB16_SNORM_EXT),W===e.UNSIGNED_INT_5_9_9_9_REV&&(Q=e.RGB9_E5),W===e.UNSIGNED_INT_10F_11F_11F_REV&&(Q=e.R11F_G11F_B10F)),T===e.RGBA){let tt=pt?Vc:ne.getTransfer(nt);W===e.FLOAT&&(Q=e.RGBA32F),W===e.HALF_FLOAT&&(Q=e.RGBA16F),W===e.UNSIGNED_BYTE&&(Q=tt===le?e.SRGB8_ALPHA8:e.RGBA8),W===e.UNSIGNED_SHORT&&vt&&(Q=vt.RGBA16_EXT),W===e.SHORT&&vt&&(Q=vt.RGBA16_SNORM_EXT),W===e.UNSIGNED_SHORT_4_4_4_4&&(Q=e.RGBA4),W===e.UNSIGNED_SHORT_5_5_5_1&&(Q=e.RGB5_A1)}return(Q===e.R16F||Q===e.R32F||Q===e.RG16F||Q===e.RG32F||Q===e.RGBA16F||Q===e.RGBA32F)&&t.get("EXT_color_buffer_float"),Q}function y(I,T){let W;return I?T===null||T===bi||T===ro?W=e.DEPTH24_STENCIL8:T===Mi?W=e.DEPTH32F_STENCIL8:T===Ea&&(W=e.DEPTH24_STENCIL8,Dt("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):T===null||T===bi||T===ro?W=e.DEPTH_COMPONENT24:T===Mi?W=e.DEPTH_COMPONENT32F:T===Ea&&(W=e.DEPTH_COMPONENT16),W}function M(I,T){return w(I)===!0||I.isFramebufferTexture&&I.minFilter!==Je&&I.minFilter!==_n?Math.log2(Math.max(T.width,T.height))+1:I.mipmaps.length>0?I.mipmaps.length:I.isCompressedTexture&&Array.isArray(I.image)?T.mipmaps.length:1}function C(I){let T=new WeakRef(I);i.get(I).__ref=T,p.add(T),_.register(I,T,T)}function R(I){let T=i.get(I).__ref;T!==void 0&&(p.delete(T),_.unregister(T))}function A(I){O(I.target)}function N(I){P(I.target)}function O(I){I.removeEventListener("dispose",A),R(I),z(I),I.isVideoTexture&&u.delete(I),I.isHTMLTexture&&h.delete(I)}function P(I){I.removeEventListener("dispose",N),R(I),Z(I)}function L(){for(let I of p){let T=I.deref();T!==void 0&&(T.isRenderTarget===!0?P(T):O(T))}p.clear(),h.clear()}function z(I){let T=i.get(I);if(T.__webglInit===void 0)return;let W=I.source,ft=d.get(W);if(ft){let nt=ft[T.__cacheKey];nt.usedTimes--,nt.usedTimes===0&&k(I),Object.keys(ft).length===0&&d.delete(W)}i.remove(I)}function k(I){let T=i.get(I);e.deleteTexture(T.__webglTexture);let W=I.source,ft=d.get(W);delete ft[T.__cacheKey],o.memory.textures--}function Z(I){let T=i.get(I);T.__depthDisposeCallback&&T.__depthDisposeCallback();let W=I.depthTexture;if(W&&W.renderTarget===I&&O(W),I.isWebGLCubeRenderTarget)for(let nt=0;nt<6;nt++){if(Array.isArray(T.__webglFramebuffer[nt]))for(let pt=0;pt<T.__webglFramebuffer[nt].length;pt++)e.deleteFramebuffer(T.__webglFramebuffer[nt][pt]);else e.deleteFramebuffer(T.__webglFramebuffer[nt]);T.__webglDepthbuffer&&e.deleteRenderbuffer(T.__webglDepthbuffer[nt])}else{if(Array.isArray(T.__webglFramebuffer))for(let nt=0;nt<T.__webglFramebuffer.length;nt++)e.deleteFramebuffer(T.__webglFramebuffer[nt]);else e.deleteFramebuffer(T.__webglFramebuffer);if(T.__webglDepthbuffer&&e.deleteRenderbuffer(T.__webglDepthbuffer),T.__webglMultisampledFramebuffer&&e.deleteFramebuffer(T.__webglMultisampledFramebuffer),T.__webglColorRenderbuffer)for(let nt=0;nt<T.__webglColorRenderbuffer.length;nt++)T.__webglColorRenderbuffer[nt]&&e.deleteRenderbuffer(T.__webglColorRenderbuffer[nt]);T.__webglDepthRenderbuffer&&e.deleteRenderbuffer(T.__webglDepthRenderbuffer)}let ft=I.textures;for(let nt=0,pt=ft.length;nt<pt;nt++){let vt=i.get(ft[nt]);vt.__webglTexture&&(e.deleteTexture(vt.__webglTexture),o.memory.textures--),i.remove(ft[nt])}i.remove(I)}let U=0;function G(){U=0}function q(){return U}function rt(I){U=I}function ct(){let I=U;return I>=r.maxTextures&&Dt("WebGLTextures: Trying to use "+(I+1)+" texture units while this GPU supports only "+r.maxTextures),U+=1,I}function $(I){let T=[];return T.push(I.wrapS),T.push(I.wrapT),T.push(I.wrapR||0),T.push(I.magFilter),T.push(I.minFilter),T.push(I.anisotropy),T.push(I.internalFormat),T.push(I.format),T.push(I.type),T.push(I.generateMipmaps),T.push(I.mipmapsAutoUpdate),T.push(I.premultiplyAlpha),T.push(I.flipY),T.push(I.unpackAlignment),T.push(I.colorSpace),T.join()}function ot(I,T){let W=i.get(I);if(I.isVideoTexture&&Ne(I),I.isRenderTargetTexture===!1&&I.isExternalTexture!==!0&&I.version>0&&W.__version!==I.version){let ft=I.image;if(ft===null)Dt("WebGLRenderer: Texture marked for update but no image data found.");else if(ft.complete===!1)Dt("WebGLRenderer: Texture marked for update but image is incomplete");else{qt(W,I,T);return}}else I.isExternalTexture&&(W.__webglTexture=I.sourceTexture?I.sourceTexture:null);n.bindTexture(e.TEXTURE_2D,W.__webglTexture,e.TEXTURE0+T)}function ut(I,T){let W=i.get(I);if(I.isRenderTargetTexture===!1&&I.version>0&&W.__version!==I.version){qt(W,I,T);return}else I.isExternalTexture&&(W.__webglTexture=I.sourceTexture?I.sourceTexture:null);n.bindTexture(e.TEXTURE_2D_ARRAY,W.__webglTexture,e.TEXTURE0+T)}function st(I,T){let W=i.get(I);if(I.isRenderTargetTexture===!1&&I.version>0&&W.__version!==I.version){qt(W,I,T);return}n.bindTexture(e.TEXTURE_3D,W.__webglTexture,e.TEXTURE0+T)}function at(I,T){let W=i.get(I);if(I.version>0&&W.__version!==I.version){fe(W,I,T);return}n.bindTexture(e.TEXTURE_CUBE_MAP,W.__webglTexture,e.TEXTURE0+T)}let J={[Wf]:e.REPEAT,[Yi]:e.CLAMP_TO_EDGE,[$f]:e.MIRRORED_REPEAT},yt={[Je]:e.NEAREST,[dE]:e.NEAREST_MIPMAP_NEAREST,[ll]:e.NEAREST_MIPMAP_LINEAR,[_n]:e.LINEAR,[vh]:e.LINEAR_MIPMAP_NEAREST,[Lr]:e.LINEAR_MIPMAP_LINEAR},lt={[_E]:e.NEVER,[k_]:e.ALWAYS,[yE]:e.LESS,[O_]:e.LEQUAL,[xE]:e.EQUAL,[B_]:e.GEQUAL,[vE]:e.GREATER,[bE]:e.NOTEQUAL};function K(I,T){if(T.type===Mi&&t.has("OES_texture_float_linear")===!1&&(T.magFilter===_n||T.magFilter===vh||T.magFilter===ll||T.magFilter===Lr||T.minFilter===_n||T.minFilter===vh||T.minFilter===ll||T.minFilter===Lr)&&Dt("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),e.texParameteri(I,e.TEXTURE_WRAP_S,J[T.wrapS]),e.texParameteri(I,e.TEXTURE_WRAP_T,J[T.wrapT]),(I===e.TEXTURE_3D||I===e.TEXTURE_2D_ARRAY)&&e.texParameteri(I,e.TEXTURE_WRAP_R,J[T.wrapR]),e.texParameteri(I,e.TEXTURE_MAG_FILTER,yt[T.magFilter]),e.texParameteri(I,e.TEXTURE_MIN_FILTER,yt[T.minFilter]),T.compareFunction&&(e.texParameteri(I,e.TEXTURE_COMPARE_MODE,e.COMPARE_REF_TO_TEXTURE),e.texParameteri(I,e.TEXTURE_COMPARE_FUNC,lt[T.compareFunction])),t.has("EXT_texture_filter_anisotropic")===!0){if(T.magFilter===Je||T.minFilter!==ll&&T.minFilter!==Lr||T.type===Mi&&t.has("OES_texture_float_linear")===!1)return;if(T.anisotropy>1||i.get(T).__currentAnisotropy){let W=t.get("EXT_texture_filter_anisotropic");e.texParameterf(I,W.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(T.anisotropy,r.getMaxAnisotropy())),i.get(T).__currentAnisotropy=T.anisotropy}}}function Lt(I,T){let W=!1;I.__webglInit===void 0&&(I.__webglInit=!0,T.addEventListener("dispose",A),C(T));let ft=T.source,nt=d.get(ft);nt===void 0&&(nt={},d.set(ft,nt));let pt=$(T);if(pt!==I.__cacheKey){nt[pt]===void 0&&(nt[pt]={texture:e.createTexture(),usedTimes:0},o.memory.textures++,W=!0),nt[pt].usedTimes++;let vt=nt[I.__cacheKey];vt!==void 0&&(nt[I.__cacheKey].usedTimes--,vt.usedTimes===0&&k(T)),I.__cacheKey=pt,I.__webglTexture=nt[pt].texture}return W}function Mt(I,T,W){return Math.floor(Math.floor(I/W)/T)}function Gt(I,T,W,ft){let pt=I.updateRanges;if(pt.length===0)n.texSubImage2D(e.TEXTURE_2D,0,0,0,T.width,T.height,W,ft,T.data);else{pt.sort((D,et)=>D.start-et.start);let vt=0;for(let D=1;D<pt.length;D++){let et=pt[vt],j=pt[D],_t=et.start+et.count,dt=Mt(j.start,T.width,4),mt=Mt(et.start,T.width,4);j.start<=_t+1&&dt===mt&&Mt(j.start+j.count-1,T.width,4)===dt?et.count=Math.max(et.count,j.start+j.count-et.start):(++vt,pt[vt]=j)}pt.length=vt+1;let Q=n.getParameter(e.UNPACK_ROW_LENGTH),tt=n.getParameter(e.UNPACK_SKIP_PIXELS),gt=n.getParameter(e.UNPACK_SKIP_ROWS);n.pixelStorei(e.UNPACK_ROW_LENGTH,T.width);for(let D=0,et=pt.length;D<et;D++){let j=pt[D],_t=Math.floor(j.start/4),dt=Math.ceil(j.count/4),mt=_t%T.width,It=Math.floor(_t/T.width),Zt=dt,ht=1;n.pixelStorei(e.UNPACK_SKIP_PIXELS,mt),n.pixelStorei(e.UNPACK_SKIP_ROWS,It),n.texSubImage2D(e.TEXTURE_2D,0,mt,It,Zt,ht,W,ft,T.data)}I.clearUpdateRanges(),n.pixelStorei(e.UNPACK_ROW_LENGTH,Q),n.pixelStorei(e.UNPACK_SKIP_PIXELS,tt),n.pixelStorei(e.UNPACK_SKIP_ROWS,gt)}}function qt(I,T,W){let ft=e.TEXTURE_2D;(T.isDataArrayTexture||T.isCompressedArrayTexture)&&(ft=e.TEXTURE_2D_ARRAY),T.isData3DTexture&&(ft=e.TEXTURE_3D);let nt=Lt(I,T),pt=T.source;n.bindTexture(ft,I.__webglTexture,e.TEXTURE0+W);let vt=i.get(pt);if(pt.version!==vt.__version||nt===!0){if(n.activeTexture(e.TEXTURE0+W),(typeof ImageBitmap<"u"&&T.image instanceof ImageBitmap)===!1){let ht=ne.getPrimaries(ne.workingColorSpace),Nt=T.colorSpace===Dr?null:ne.getPrimaries(T.colorSpace),Yt=T.colorSpace===Dr||ht===Nt?e.NONE:e.BROWSER_DEFAULT_WEBGL;n.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,T.flipY),n.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,T.premultiplyAlpha),n.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,Yt)}n.pixelStorei(e.UNPACK_ALIGNMENT,T.unpackAlignment);let tt=v(T.image,!1,r.maxTextureSize);tt=Ut(T,tt);let gt=s.convert(T.format,T.colorSpace),D=s.convert(T.type),et=b(T.internalFormat,gt,D,T.normalized,T.colorSpace,T.isVideoTexture);K(ft,T);let j,_t=T.mipmaps,dt=T.isVideoTexture!==!0,mt=vt.__version===void 0||nt===!0,It=pt.dataReady,Zt=M(T,tt);if(T.isDepthTexture)et=y(T.format===Nr,T.type),mt&&(dt?n.texStorage2D(e.TEXTURE_2D,1,et,tt.width,tt.height):n.texImage2D(e.TEXTURE_2D,0,et,tt.width,tt.height,0,gt,D,null));else if(T.isDataTexture)if(_t.length>0){dt&&mt&&n.texStorage2D(e.TEXTURE_2D,Zt,et,_t[0].width,_t[0].height);for(let ht=0,Nt=_t.length;ht<Nt;ht++)j=_t[ht],dt?It&&n.texSubImage2D(e.TEXTURE_2D,ht,0,0,j.width,j.height,gt,D,j.data):n.texImage2D(e.TEXTURE_2D,ht,et,j.width,j.height,0,gt,D,j.data);T.generateMipmaps=!1}else dt?(mt&&n.texStorage2D(e.TEXTURE_2D,Zt,et,tt.width,tt.height),It&&Gt(T,tt,gt,D)):n.texImage2D(e.TEXTURE_2D,0,et,tt.width,tt.height,0,gt,D,tt.data);else if(T.isCompressedTexture)if(T.isCompressedArrayTexture){dt&&mt&&n.texStorage3D(e.TEXTURE_2D_ARRAY,Zt,et,_t[0].width,_t[0].height,tt.depth);for(let ht=0,Nt=_t.length;ht<Nt;ht++)if(j=_t[ht],T.format!==wi)if(gt!==null)if(dt){if(It)if(T.layerUpdates.size>0){let Yt=J_(j.width,j.height,T.format,T.type);for(let wt of T.layerUpdates){let ue=j.data.subarray(wt*Yt/j.data.BYTES_PER_ELEMENT,(wt+1)*Yt/j.data.BYTES_PER_ELEMENT);n.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY,ht,0,0,wt,j.width,j.height,1,gt,ue)}}else n.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY,ht,0,0,0,j.width,j.height,tt.depth,gt,j.data)}else n.compressedTexImage3D(e.TEXTURE_2D_ARRAY,ht,et,j.width,j.height,tt.depth,0,j.data,0,0);else Dt("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else dt?It&&n.texSubImage3D(e.TEXTURE_2D_ARRAY,ht,0,0,0,j.width,j.height,tt.depth,gt,D,j.data):n.texImage3D(e.TEXTURE_2D_ARRAY,ht,et,j.width,j.height,tt.depth,0,gt,D,j.data);T.layerUpdates.size>0&&T.clearLayerUpdates()}else{dt&&mt&&n.texStorage2D(e.TEXTURE_2D,Zt,et,_t[0].width,_t[0].height);for(let ht=0,Nt=_t.length;ht<Nt;ht++)j=_t[ht],T.format!==wi?gt!==null?dt?It&&n.compressedTexSubImage2D(e.TEXTURE_2D,ht,0,0,j.width,j.height,gt,j.data):n.compressedTexImage2D(e.TEXTURE_2D,ht,et,j.width,j.height,0,j.data):Dt("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):dt?It&&n.texSubImage2D(e.TEXTURE_2D,ht,0,0,j.width,j.height,gt,D,j.data):n.texImage2D(e.TEXTURE_2D,ht,et,j.width,j.height,0,gt,D,j.data)}else if(T.isDataArrayTexture)if(dt){if(mt&&n.texStorage3D(e.TEXTURE_2D_ARRAY,Zt,et,tt.width,tt.height,tt.depth),It)if(T.layerUpdates.size>0){let ht=J_(tt.width,tt.height,T.format,T.type);for(let Nt of T.layerUpdates){let Yt=tt.data.subarray(Nt*ht/tt.data.BYTES_PER_ELEMENT,(Nt+1)*ht/tt.data.BYTES_PER_ELEMENT);n.texSubImage3D(e.TEXTURE_2D_ARRAY,0,0,0,Nt,tt.width,tt.height,1,gt,D,Yt)}T.clearLayerUpdates()}else n.texSubImage3D(e.TEXTURE_2D_ARRAY,0,0,0,0,tt.width,tt.height,tt.depth,gt,D,tt.data)}else n.texImage3D(e.TEXTURE_2D_ARRAY,0,et,tt.width,tt.height,tt.depth,0,gt,D,tt.data);else if(T.isData3DTexture)dt?(mt&&n.texStorage3D(e.TEXTURE_3D,Zt,et,tt.width,tt.height,tt.depth),It&&n.texSubImage3D(e.TEXTURE_3D,0,0,0,0,tt.width,tt.height,tt.depth,gt,D,tt.data)):n.texImage3D(e.TEXTURE_3D,0,et,tt.width,tt.height,tt.depth,0,gt,D,tt.data);else if(T.isFramebufferTexture){if(mt)if(dt)n.texStorage2D(e.TEXTURE_2D,Zt,et,tt.width,tt.height);else{let ht=tt.width,Nt=tt.height;for(let Yt=0;Yt<Zt;Yt++)n.texImage2D(e.TEXTURE_2D,Yt,et,ht,Nt,0,gt,D,null),ht>>=1,Nt>>=1}}else if(T.isHTMLTexture){if("texElementImage2D"in e){let ht=e.canvas;if(ht.hasAttribute("layoutsubtree")||ht.setAttribute("layoutsubtree","true"),tt.parentNode!==ht){ht.appendChild(tt),h.add(T),ht.onpaint=Nt=>{let Yt=Nt.changedElements;for(let wt of h)Yt.includes(wt.image)&&(wt.needsUpdate=!0)},ht.requestPaint();return}if(e.texElementImage2D.length===3)e.texElementImage2D(e.TEXTURE_2D,e.RGBA8,tt);else{let Yt=e.RGBA,wt=e.RGBA,ue=e.UNSIGNED_BYTE;e.texElementImage2D(e.TEXTURE_2D,0,Yt,wt,ue,tt)}e.texParameteri(e.TEXTURE_2D,e.TEXTURE_MIN_FILTER,e.LINEAR),e.texParameteri(e.TEXTURE_2D,e.TEXTURE_WRAP_S,e.CLAMP_TO_EDGE),e.texParameteri(e.TEXTURE_2D,e.TEXTURE_WRAP_T,e.CLAMP_TO_EDGE)}}else if(_t.length>0){if(dt&&mt){let ht=kt(_t[0]);n.texStorage2D(e.TEXTURE_2D,Zt,et,ht.width,ht.height)}for(let ht=0,Nt=_t.length;ht<Nt;ht++)j=_t[ht],dt?It&&n.texSubImage2D(e.TEXTURE_2D,ht,0,0,gt,D,j):n.texImage2D(e.TEXTURE_2D,ht,et,gt,D,j);T.generateMipmaps=!1}else if(dt){if(mt){let ht=kt(tt);n.texStorage2D(e.TEXTURE_2D,Zt,et,ht.width,ht.height)}It&&n.texSubImage2D(e.TEXTURE_2D,0,0,0,gt,D,tt)}else n.texImage2D(e.TEXTURE_2D,0,et,gt,D,tt);w(T)&&T.mipmapsAutoUpdate===!0&&x(ft),vt.__version=pt.version,T.onUpdate&&T.onUpdate(T)}I.__version=T.version}function fe(I,T,W){if(T.image.length!==6)return;let ft=Lt(I,T),nt=T.source;n.bindTexture(e.TEXTURE_CUBE_MAP,I.__webglTexture,e.TEXTURE0+W);let pt=i.get(nt);if(nt.version!==pt.__version||ft===!0){n.activeTexture(e.TEXTURE0+W);let vt=ne.getPrimaries(ne.workingColorSpace),Q=T.colorSpace===Dr?null:ne.getPrimaries(T.colorSpace),tt=T.colorSpace===Dr||vt===Q?e.NONE:e.BROWSER_DEFAULT_WEBGL;n.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,T.flipY),n.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,T.premultiplyAlpha),n.pixelStorei(e.UNPACK_ALIGNMENT,T.unpackAlignment),n.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,tt);let gt=T.isCompressedTexture||T.image[0].isCompressedTexture,D=T.image[0]&&T.image[0].isDataTexture,et=[];for(let wt=0;wt<6;wt++)!gt&&!D?et[wt]=v(T.image[wt],!0,r.maxCubemapSize):et[wt]=D?T.image[wt].image:T.image[wt],et[wt]=Ut(T,et[wt]);let j=et[0],_t=s.convert(T.format,T.colorSpace),dt=s.convert(T.type),mt=b(T.internalFormat,_t,dt,T.normalized,T.colorSpace),It=T.isVideoTexture!==!0,Zt=pt.__version===void 0||ft===!0,ht=nt.dataReady,Nt=M(T,j);K(e.TEXTURE_CUBE_MAP,T);let Yt;if(T.isDepthTexture){if(mt=y(T.format===Nr,T.type),Zt)if(It)n.texStorage2D(e.TEXTURE_CUBE_MAP,1,mt,j.width,j.height);else for(let wt=0;wt<6;wt++)n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,0,mt,j.width,j.height,0,_t,dt,null)}else if(gt){It&&Zt&&n.texStorage2D(e.TEXTURE_CUBE_MAP,Nt,mt,j.width,j.height);for(let wt=0;wt<6;wt++){Yt=et[wt].mipmaps;for(let ue=0;ue<Yt.length;ue++){let Ge=Yt[ue];T.format!==wi?_t!==null?It?ht&&n.compressedTexSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue,0,0,Ge.width,Ge.height,_t,Ge.data):n.compressedTexImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue,mt,Ge.width,Ge.height,0,Ge.data):Dt("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):It?ht&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue,0,0,Ge.width,Ge.height,_t,dt,Ge.data):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue,mt,Ge.width,Ge.height,0,_t,dt,Ge.data)}}}else{if(Yt=T.mipmaps,It&&Zt){Yt.length>0&&Nt++;let wt=kt(et[0]);n.texStorage2D(e.TEXTURE_CUBE_MAP,Nt,mt,wt.width,wt.height)}for(let wt=0;wt<6;wt++)if(D){It?ht&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,0,0,0,et[wt].width,et[wt].height,_t,dt,et[wt].data):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,0,mt,et[wt].width,et[wt].height,0,_t,dt,et[wt].data);for(let ue=0;ue<Yt.length;ue++){let Ur=Yt[ue].image[wt].image;It?ht&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue+1,0,0,Ur.width,Ur.height,_t,dt,Ur.data):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue+1,mt,Ur.width,Ur.height,0,_t,dt,Ur.data)}}else{It?ht&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,0,0,0,_t,dt,et[wt]):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,0,mt,_t,dt,et[wt]);for(let ue=0;ue<Yt.length;ue++){let Ge=Yt[ue];It?ht&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue+1,0,0,_t,dt,Ge.image[wt]):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+wt,ue+1,mt,_t,dt,Ge.image[wt])}}}w(T)&&T.mipmapsAutoUpdate===!0&&x(e.TEXTURE_CUBE_MAP),pt.__version=nt.version,T.onUpdate&&T.onUpdate(T)}I.__version=T.version}function ae(I,T,W,ft,nt,pt){let vt=s.convert(W.format,W.colorSpace),Q=s.convert(W.type),tt=b(W.internalFormat,vt,Q,W.normalized,W.colorSpace),gt=i.get(T),D=i.get(W);if(D.__renderTarget=T,!gt.__hasExternalTextures){let et=Math.max(1,T.width>>pt),j=Math.max(1,T.height>>pt);nt===e.TEXTURE_3D||nt===e.TEXTURE_2D_ARRAY?n.texImage3D(nt,pt,tt,et,j,T.depth,0,vt,Q,null):n.texImage2D(nt,pt,tt,et,j,0,vt,Q,null)}n.bindFramebuffer(e.FRAMEBUFFER,I),St(T)?a.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,ft,nt,D.__webglTexture,0,ve(T)):(nt===e.TEXTURE_2D||nt>=e.TEXTURE_CUBE_MAP_POSITIVE_X&&nt<=e.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&e.framebufferTexture2D(e.FRAMEBUFFER,ft,nt,D.__webglTexture,pt),n.bindFramebuffer(e.FRAMEBUFFER,null)}function en(I,T,W){if(e.bindRenderbuffer(e.RENDERBUFFER,I),T.depthBuffer){let ft=T.depthTexture,nt=ft&&ft.isDepthTexture?ft.type:null,pt=y(T.stencilBuffer,nt),vt=T.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;St(T)?a.renderbufferStorageMultisampleEXT(e.RENDERBUFFER,ve(T),pt,T.width,T.height):W?e.renderbufferStorageMultisample(e.RENDERBUFFER,ve(T),pt,T.width,T.height):e.renderbufferStorage(e.RENDERBUFFER,pt,T.width,T.height),e.framebufferRenderbuffer(e.FRAMEBUFFER,vt,e.RENDERBUFFER,I)}else{let ft=T.textures;for(let nt=0;nt<ft.length;nt++){let pt=ft[nt],vt=s.convert(pt.format,pt.colorSpace),Q=s.convert(pt.type),tt=b(pt.internalFormat,vt,Q,pt.normalized,pt.colorSpace);St(T)?a.renderbufferStorageMultisampleEXT(e.RENDERBUFFER,ve(T),tt,T.width,T.height):W?e.renderbufferStorageMultisample(e.RENDERBUFFER,ve(T),tt,T.width,T.height):e.renderbufferStorage(e.RENDERBUFFER,tt,T.width,T.height)}}e.bindRenderbuffer(e.RENDERBUFFER,null)}function ze(I,T,W){let ft=T.isWebGLCubeRenderTarget===!0;if(n.bindFramebuffer(e.FRAMEBUFFER,I),!(T.depthTexture&&T.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let nt=i.get(T.depthTexture);nt.__renderTarget=T;let pt=ft?T.depthTexture.image[0]:T.depthTexture.image;(!nt.__webglTexture||pt.width!==T.width||pt.height!==T.height)&&(pt.width=T.width,pt.height=T.height,T.depthTexture.needsUpdate=!0),ft?at(T.depthTexture,0):ot(T.depthTexture,0);let vt=nt.__webglTexture,Q=ve(T),tt=ft?e.TEXTURE_CUBE_MAP_POSITIVE_X+W:e.TEXTURE_2D,gt=T.depthTexture.format===Nr?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;if(T.depthTexture.format===Cr)St(T)?a.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,gt,tt,vt,0,Q):e.framebufferTexture2D(e.FRAMEBUFFER,gt,tt,vt,0);else if(T.depthTexture.format===Nr)St(T)?a.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,gt,tt,vt,0,Q):e.framebufferTexture2D(e.FRAMEBUFFER,gt,tt,vt,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function Hn(I){let T=i.get(I),W=I.isWebGLCubeRenderTarget===!0;if(T.__boundDepthTexture!==I.depthTexture){let ft=I.depthTexture;if(T.__depthDisposeCallback&&T.__depthDisposeCallback(),ft){let nt=()=>{delete T.__boundDepthTexture,delete T.__depthDisposeCallback,ft.removeEventListener("dispose",nt)};ft.addEventListener("dispose",nt),T.__depthDisposeCallback=nt}T.__boundDepthTexture=ft}if(I.depthTexture&&!T.__autoAllocateDepthBuffer)if(W)for(let ft=0;ft<6;ft++)ze(T.__webglFramebuffer[ft],I,ft);else I.texture.mipmaps.length>0?ze(T.__webglFramebuffer[0],I,0):ze(T.__webglFramebuffer,I,0);else if(W){T.__webglDepthbuffer=[];for(let ft=0;ft<6;ft++)if(n.bindFramebuffer(e.FRAMEBUFFER,T.__webglFramebuffer[ft]),T.__webglDepthbuffer[ft]===void 0)T.__webglDepthbuffer[ft]=e.createRenderbuffer(),en(T.__webglDepthbuffer[ft],I,!1);else{let nt=I.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,pt=T.__webglDepthbuffer[ft];e.bindRenderbuffer(e.RENDERBUFFER,pt),e.framebufferRenderbuffer(e.FRAMEBUFFER,nt,e.RENDERBUFFER,pt)}}else if(I.texture.mipmaps.length>0?n.bindFramebuffer(e.FRAMEBUFFER,T.__webglFramebuffer[0]):n.bindFramebuffer(e.FRAMEBUFFER,T.__webglFramebuffer),T.__webglDepthbuffer===void 0)T.__webglDepthbuffer=e.createRenderbuffer(),en(T.__webglDepthbuffer,I,!1);else{let nt=I.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,pt=T.__webglDepthbuffer;e.bindRenderbuffer(e.RENDERBUFFER,pt),e.framebufferRenderbuffer(e.FRAMEBUFFER,nt,e.RENDERBUFFER,pt)}n.bindFramebuffer(e.FRAMEBUFFER,null)}function Wn(I,T,W){let ft=i.get(I);T!==void 0&&ae(ft.__webglFramebuffer,I,I.texture,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,0),W!==void 0&&Hn(I)}function $n(I){let T=I.texture,W=i.get(I),ft=i.get(T);I.addEventListener("dispose",N),C(I);let nt=I.textures,pt=I.isWebGLCubeRenderTarget===!0,vt=nt.length>1;if(vt||(ft.__webglTexture===void 0&&(ft.__webglTexture=e.createTexture()),ft.__version=T.version,o.memory.textures++),pt){W.__webglFramebuffer=[];for(let Q=0;Q<6;Q++)if(T.mipmaps.length>0){W.__webglFramebuffer[Q]=[];for(let tt=0;tt<T.mipmaps.length;tt++)W.__webglFramebuffer[Q][tt]=e.createFramebuffer()}else W.__webglFramebuffer[Q]=e.createFramebuffer()}else{if(T.mipmaps.length>0){W.__webglFramebuffer=[];for(let Q=0;Q<T.mipmaps.length;Q++)W.__webglFramebuffer[Q]=e.createFramebuffer()}else W.__webglFramebuffer=e.createFramebuffer();if(vt)for(let Q=0,tt=nt.length;Q<tt;Q++){let gt=i.get(nt[Q]);gt.__webglTexture===void 0&&(gt.__webglTexture=e.createTexture(),o.memory.textures++)}if(I.samples>0&&St(I)===!1){W.__webglMultisampledFramebuffer=e.createFramebuffer(),W.__webglColorRenderbuffer=[],n.bindFramebuffer(e.FRAMEBUFFER,W.__webglMultisampledFramebuffer);for(let Q=0;Q<nt.length;Q++){let tt=nt[Q];W.__webglColorRenderbuffer[Q]=e.createRenderbuffer(),e.bindRenderbuffer(e.RENDERBUFFER,W.__webglColorRenderbuffer[Q]);let gt=s.convert(tt.format,tt.colorSpace),D=s.convert(tt.type),et=b(tt.internalFormat,gt,D,tt.normalized,tt.colorSpace,I.isXRRenderTarget===!0),j=ve(I);e.renderbufferStorageMultisample(e.RENDERBUFFER,j,et,I.width,I.height),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+Q,e.RENDERBUFFER,W.__webglColorRenderbuffer[Q])}e.bindRenderbuffer(e.RENDERBUFFER,null),I.depthBuffer&&(W.__webglDepthRenderbuffer=e.createRenderbuffer(),en(W.__webglDepthRenderbuffer,I,!0)),n.bindFramebuffer(e.FRAMEBUFFER,null)}}if(pt){n.bindTexture(e.TEXTURE_CUBE_MAP,ft.__webglTexture),K(e.TEXTURE_CUBE_MAP,T);for(let Q=0;Q<6;Q++)if(T.mipmaps.length>0)for(let tt=0;tt<T.mipmaps.length;tt++)ae(W.__webglFramebuffer[Q][tt],I,T,e.COLOR_ATTACHMENT0,e.TEXTURE_CUBE_MAP_POSITIVE_X+Q,tt);else ae(W.__webglFramebuffer[Q],I,T,e.COLOR_ATTACHMENT0,e.TEXTURE_CUBE_MAP_POSITIVE_X+Q,0);w(T)?x(e.TEXTURE_CUBE_MAP):T.mipmaps.length>0&&e.texParameteri(e.TEXTURE_CUBE_MAP,e.TEXTURE_MAX_LEVEL,T.mipmaps.length-1),n.unbindTexture()}else if(vt){for(let Q=0,tt=nt.length;Q<tt;Q++){let gt=nt[Q],D=i.get(gt),et=e.TEXTURE_2D;(I.isWebGL3DRenderTarget||I.isWebGLArrayRenderTarget)&&(et=I.isWebGL3DRenderTarget?e.TEXTURE_3D:e.TEXTURE_2D_ARRAY),n.bindTexture(et,D.__webglTexture),K(et,gt),ae(W.__webglFramebuffer,I,gt,e.COLOR_ATTACHMENT0+Q,et,0),w(gt)&&x(et)}n.unbindTexture()}else{let Q=e.TEXTURE_2D;if((I.isWebGL3DRenderTarget||I.isWebGLArrayRenderTarget)&&(Q=I.isWebGL3DRenderTarget?e.TEXTURE_3D:e.TEXTURE_2D_ARRAY),n.bindTexture(Q,ft.__webglTexture),K(Q,T),T.mipmaps.length>0)for(let tt=0;tt<T.mipmaps.length;tt++)ae(W.__webglFramebuffer[tt],I,T,e.COLOR_ATTACHMENT0,Q,tt);else ae(W.__webglFramebuffer,I,T,e.COLOR_ATTACHMENT0,Q,0);w(T)?x(Q):T.mipmaps.length>0&&e.texParameteri(Q,e.TEXTURE_MAX_LEVEL,T.mipmaps.length-1),n.unbindTexture()}I.depthBuffer&&Hn(I)}function B(I){let T=I.textures;for(let W=0,ft=T.length;W<ft;W++){let nt=T[W];if(w(nt)&&nt.mipmapsAutoUpdate===!0){let pt=S(I),vt=i.get(nt).__webglTexture;n.bindTexture(pt,vt),x(pt),n.unbindTexture()}}}let Xn=[];function xe(I){if(I.samples>0){if(St(I)===!1){let T=I.textures,W=I.width,ft=I.height,nt=e.COLOR_BUFFER_BIT,pt=I.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,vt=i.get(I),Q=T.length>1;if(Q)for(let gt=0;gt<T.length;gt++)n.bindFramebuffer(e.FRAMEBUFFER,vt.__webglMultisampledFramebuffer),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+gt,e.RENDERBUFFER,null),n.bindFramebuffer(e.FRAMEBUFFER,vt.__webglFramebuffer),e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0+gt,e.TEXTURE_2D,null,0);n.bindFramebuffer(e.READ_FRAMEBUFFER,vt.__webglMultisampledFramebuffer),I.texture.mipmaps.length>0?n.bindFramebuffer(e.DRAW_FRAMEBUFFER,vt.__webglFramebuffer[0]):n.bindFramebuffer(e.DRAW_FRAMEBUFFER,vt.__webglFramebuffer);for(let gt=0;gt<T.length;gt++){if(I.resolveDepthBuffer&&(I.depthBuffer&&(nt|=e.DEPTH_BUFFER_BIT),I.stencilBuffer&&I.resolveStencilBuffer&&(nt|=e.STENCIL_BUFFER_BIT)),Q){e.framebufferRenderbuffer(e.READ_FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.RENDERBUFFER,vt.__webglColorRenderbuffer[gt]);let D=i.get(T[gt]).__webglTexture;e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,D,0)}e.blitFramebuffer(0,0,W,ft,0,0,W,ft,nt,e.NEAREST),c===!0&&(Xn.length=0,Xn.push(e.COLOR_ATTACHMENT0+gt),I.depthBuffer&&I.storeMultisampledDepthBuffer===!1&&Xn.push(pt),e.invalidateFramebuffer(e.READ_FRAMEBUFFER,Xn))}if(n.bindFramebuffer(e.READ_FRAMEBUFFER,null),n.bindFramebuffer(e.DRAW_FRAMEBUFFER,null),Q)for(let gt=0;gt<T.length;gt++){n.bindFramebuffer(e.FRAMEBUFFER,vt.__webglMultisampledFramebuffer),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+gt,e.RENDERBUFFER,vt.__webglColorRenderbuffer[gt]);let D=i.get(T[gt]).__webglTexture;n.bindFramebuffer(e.FRAMEBUFFER,vt.__webglFramebuffer),e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0+gt,e.TEXTURE_2D,D,0)}n.bindFramebuffer(e.DRAW_FRAMEBUFFER,vt.__webglMultisampledFramebuffer)}else if(I.depthBuffer&&I.storeMultisampledDepthBuffer===!1&&c){let T=I.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;e.invalidateFramebuffer(e.DRAW_FRAMEBUFFER,[T])}}}function ve(I){return Math.min(r.maxSamples,I.samples)}function St(I){let T=i.get(I);return I.samples>0&&t.has("WEBGL_multisampled_render_to_texture")===!0&&T.__useRenderToTexture!==!1}function Ne(I){let T=o.render.frame;u.get(I)!==T&&(u.set(I,T),I.update())}function Ut(I,T){let W=I.colorSpace,ft=I.format,nt=I.type;return I.isCompressedTexture===!0||I.isVideoTexture===!0||W!==Gc&&W!==Dr&&(ne.getTransfer(W)===le?(ft!==wi||nt!==En)&&Dt("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Ft("WebGLTextures: Unsupported texture color space:",W)),T}function kt(I){return typeof HTMLImageElement<"u"&&I instanceof HTMLImageElement?(l.width=I.naturalWidth||I.width,l.height=I.naturalHeight||I.height):typeof VideoFrame<"u"&&I instanceof VideoFrame?(l.width=I.displayWidth,l.height=I.displayHeight):(l.width=I.width,l.height=I.height),l}this.allocateTextureUnit=ct,this.resetTextureUnits=G,this.getTextureUnits=q,this.setTextureUnits=rt,this.setTexture2D=ot,this.setTexture2DArray=ut,this.setTexture3D=st,this.setTextureCube=at,this.rebindTextures=Wn,this.setupRenderTarget=$n,this.updateRenderTargetMipmap=B,this.updateMultisampleRenderTarget=xe,this.setupDepthRenderbuffer=Hn,this.setupFrameBufferTexture=ae,this.useMultisampledRTT=St,this.dispose=L}function s5(e,t){function n(i,r=Dr){let s,o=ne.getTransfer(r);if(i===En)return e.UNSIGNED_BYTE;if(i===Mh)return e.UNSIGNED_SHORT_4_4_4_4;if(i===Sh)return e.UNSIGNED_SHORT_5_5_5_1;if(i===L_)return e.UNSIGNED_INT_5_9_9_9_REV;if(i===N_)return e.UNSIGNED_INT_10F_11F_11F_REV;if(i===P_)return e.BYTE;if(i===I_)return e.SHORT;if(i===Ea)return e.UNSIGNED_SHORT;if(i===bh)return e.INT;if(i===bi)return e.UNSIGNED_INT;if(i===Mi)return e.FLOAT;if(i===Si)return e.HALF_FLOAT;if(i===D_)return e.ALPHA;if(i===U_)return e.RGB;if(i===wi)return e.RGBA;if(i===Cr)return e.DEPTH_COMPONENT;if(i===Nr)return e.DEPTH_STENCIL;if(i===F_)return e.RED;if(i===wh)return e.RED_INTEGER;if(i===hs)return e.RG;if(i===Th)return e.RG_INTEGER;if(i===Eh)return e.RGBA_INTEGER;if(i===ul||i===fl||i===hl||i===dl)if(o===le)if(s=t.get("WEBGL_compressed_texture_s3tc_srgb"),s!==null){if(i===ul)return s.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(i===fl)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(i===hl)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(i===dl)return s.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(s=t.get("WEBGL_compressed_texture_s3tc"),s!==null){if(i===ul)return s.COMPRESSED_RGB_S3TC_DXT1_EXT;if(i===fl)return s.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(i===hl)return s.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(i===dl)return s.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(i===Ah||i===Ch||i===Rh||i===Ph)if(s=t.get("WEBGL_compressed_texture_pvrtc"),s!==null){if(i===Ah)return s.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(i===Ch)return s.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(i===Rh)return s.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(i===Ph)return s.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(i===Ih||i===Lh||i===Nh||i===Dh||i===Uh||i===pl||i===Fh)if(s=t.get("WEBGL_compressed_texture_etc"),s!==null){if(i===Ih||i===Lh)return o===le?s.COMPRESSED_SRGB8_ETC2:s.COMPRESSED_RGB8_ETC2;if(i===Nh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:s.COMPRESSED_RGBA8_ETC2_EAC;if(i===Dh)return s.COMPRESSED_R11_EAC;if(i===Uh)return s.COMPRESSED_SIGNED_R11_EAC;if(i===pl)return s.COMPRESSED_RG11_EAC;if(i===Fh)return s.COMPRESSED_SIGNED_RG11_EAC}else return null;if(i===Oh||i===Bh||i===kh||i===zh||i===Gh||i===Vh||i===Hh||i===Wh||i===$h||i===Xh||i===qh||i===Yh||i===Zh||i===Jh)if(s=t.get("WEBGL_compressed_texture_astc"),s!==null){if(i===Oh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:s.COMPRESSED_RGBA_ASTC_4x4_KHR;if(i===Bh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:s.COMPRESSED_RGBA_ASTC_5x4_KHR;if(i===kh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:s.COMPRESSED_RGBA_ASTC_5x5_KHR;if(i===zh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:s.COMPRESSED_RGBA_ASTC_6x5_KHR;if(i===Gh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:s.COMPRESSED_RGBA_ASTC_6x6_KHR;if(i===Vh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:s.COMPRESSED_RGBA_ASTC_8x5_KHR;if(i===Hh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:s.COMPRESSED_RGBA_ASTC_8x6_KHR;if(i===Wh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:s.COMPRESSED_RGBA_ASTC_8x8_KHR;if(i===$h)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:s.COMPRESSED_RGBA_ASTC_10x5_KHR;if(i===Xh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:s.COMPRESSED_RGBA_ASTC_10x6_KHR;if(i===qh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:s.COMPRESSED_RGBA_ASTC_10x8_KHR;if(i===Yh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:s.COMPRESSED_RGBA_ASTC_10x10_KHR;if(i===Zh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:s.COMPRESSED_RGBA_ASTC_12x10_KHR;if(i===Jh)return o===le?s.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:s.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(i===Kh||i===jh||i===Qh)if(s=t.get("EXT_texture_compression_bptc"),s!==null){if(i===Kh)return o===le?s.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:s.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(i===jh)return s.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(i===Qh)return s.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(i===td||i===ed||i===ml||i===nd)if(s=t.get("EXT_texture_compression_rgtc"),s!==null){if(i===td)return s.COMPRESSED_RED_RGTC1_EXT;if(i===ed)return s.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(i===ml)return s.COMPRESSED_RED_GREEN_RGTC2_EXT;if(i===nd)return s.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return i===ro?e.UNSIGNED_INT_24_8:e[i]!==void 0?e[i]:null}return{convert:n}}var o5=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,a5=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,uy=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(t,n){if(this.texture===null){let i=new jc(t.texture);(t.depthNear!==n.depthNear||t.depthFar!==n.depthFar)&&(this.depthNear=t.depthNear,this.depthFar=t.depthFar),this.texture=i}}getMesh(t){if(this.texture!==null&&this.mesh===null){let n=t.cameras[0].viewport,i=new Ji({vertexShader:o5,fragmentShader:a5,uniforms:{depthColor:{value:this.texture},depthWidth:{value:n.z},depthHeight:{value:n.w}}});this.mesh=new Gn(new Qc(20,20),i)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},fy=class extends vi{constructor(t,n){super();let i=this,r=null,s=1,o=null,a="local-floor",c=1,l=null,u=null,h=null,f=null,d=null,p=null,_=typeof XRWebGLBinding<"u",g=new uy,m={},v=n.getContextAttributes(),w=null,x=null,S=[],b=[],y=new Ot,M=null,C=null,R=new Bn;R.viewport=new be;let A=new Bn;A.viewport=new be;let N=[R,A],O=new mh,P=null,L=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function($){let ot=S[$];return ot===void 0&&(ot=new ya,S[$]=ot),ot.getTargetRaySpace()},this.getControllerGrip=function($){let ot=S[$];return ot===void 0&&(ot=new ya,S[$]=ot),ot.getGripSpace()},this.getHand=function($){let ot=S[$];return ot===void 0&&(ot=new ya,S[$]=ot),ot.getHandSpace()};function z($){let ot=b.indexOf($.inputSource);if(ot===-1)return;let ut=S[ot];ut!==void 0&&(ut.update($.inputSource,$.frame,l||o),ut.dispatchEvent({type:$.type,data:$.inputSource}))}function k(){r.removeEventListener("select",z),r.removeEventListener("selectstart",z),r.removeEventListener("selectend",z),r.removeEventListener("squeeze",z),r.removeEventListener("squeezestart",z),r.removeEventListener("squeezeend",z),r.removeEventListener("end",k),r.removeEventListener("inputsourceschange",Z);for(let $=0;$<S.length;$++){let ot=b[$];ot!==null&&(b[$]=null,S[$].disconnect(ot))}P=null,L=null,g.reset();for(let $ in m)delete m[$];if(t.setRenderTarget(w),d=null,f=null,h=null,r=null,x=null,ct.stop(),i.isPresenting=!1,t.setPixelRatio(M),t.setSize(y.width,y.height,!1),C!==null){let $=C.camera;$.fov=C.fov,$.zoom=C.zoom,$.updateProjectionMatrix(),C=null}i.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function($){s=$,i.isPresenting===!0&&Dt("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function($){a=$,i.isPresenting===!0&&Dt("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return l||o},this.setReferenceSpace=function($){l=$},this.getBaseLayer=function(){return f!==null?f:d},this.getBinding=function(){return h===null&&_&&(h=new XRWebGLBinding(r,n)),h},this.getFrame=function(){return p},this.getSession=function(){return r},this.setSession=async function($){if(r=$,r!==null){if(w=t.getRenderTarget(),r.addEventListener("select",z),r.addEventListener("selectstart",z),r.addEventListener("selectend",z),r.addEventListener("squeeze",z),r.addEventListener("squeezestart",z),r.addEventListener("squeezeend",z),r.addEventListener("end",k),r.addEventListener("inputsourceschange",Z),v.xrCompatible!==!0&&await n.makeXRCompatible(),M=t.getPixelRatio(),t.getSize(y),_&&"createProjectionLayer"in XRWebGLBinding.prototype){let ut=null,st=null,at=null;v.depth&&(at=v.stencil?n.DEPTH24_STENCIL8:n.DEPTH_COMPONENT24,ut=v.stencil?Nr:Cr,st=v.stencil?ro:bi);let J={colorFormat:n.RGBA8,depthFormat:at,scaleFactor:s};h=this.getBinding(),f=h.createProjectionLayer(J),r.updateRenderState({layers:[f]}),t.setPixelRatio(1),t.setSize(f.textureWidth,f.textureHeight,!1),x=new zn(f.textureWidth,f.textureHeight,{format:wi,type:En,depthTexture:new Ir(f.textureWidth,f.textureHeight,st,void 0,void 0,void 0,void 0,void 0,void 0,ut),stencilBuffer:v.stencil,colorSpace:t.outputColorSpace,samples:v.antialias?4:0,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}else{let ut={antialias:v.antialias,alpha:!0,depth:v.depth,stencil:v.stencil,framebufferScaleFactor:s};d=new XRWebGLLayer(r,n,ut),r.updateRenderState({baseLayer:d}),t.setPixelRatio(1),t.setSize(d.framebufferWidth,d.framebufferHeight,!1),x=new zn(d.framebufferWidth,d.framebufferHeight,{format:wi,type:En,colorSpace:t.outputColorSpace,stencilBuffer:v.stencil,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1,storeMultisampledDepthBuffer:d.ignoreDepthValues===!1,storeMultisampledStencilBuffer:d.ignoreDepthValues===!1})}x.isXRRenderTarget=!0,this.setFoveation(c),l=null,o=await r.requestReferenceSpace(a),ct.setContext(r),ct.start(),i.isPresenting=!0,i.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(r!==null)return r.environmentBlendMode},this.getDepthTexture=function(){return g.getDepthTexture()};function Z($){for(let ot=0;ot<$.removed.length;ot++){let ut=$.removed[ot],st=b.indexOf(ut);st>=0&&(b[st]=null,S[st].disconnect(ut))}for(let ot=0;ot<$.added.length;ot++){let ut=$.added[ot],st=b.indexOf(ut);if(st===-1){for(let J=0;J<S.length;J++)if(J>=b.length){b.push(ut),st=J;break}else if(b[J]===null){b[J]=ut,st=J;break}if(st===-1)break}let at=S[st];at&&at.connect(ut)}}function U($,ot){ot===null?$.matrixWorld.copy($.matrix):$.matrixWorld.multiplyMatrices(ot.matrixWorld,$.matrix),$.matrixWorldInverse.copy($.matrixWorld).invert()}this.updateCamera=function($){if(r===null)return;let ot=$.near,ut=$.far;g.texture!==null&&(g.depthNear>0&&(ot=g.depthNear),g.depthFar>0&&(ut=g.depthFar)),O.near=A.near=R.near=ot,O.far=A.far=R.far=ut,(P!==O.near||L!==O.far)&&(r.updateRenderState({depthNear:O.near,depthFar:O.far}),P=O.near,L=O.far),O.layers.mask=$.layers.mask|6,R.layers.mask=O.layers.mask&-5,A.layers.mask=O.layers.mask&-3;let st=$.parent,at=O.cameras;U(O,st);for(let J=0;J<at.length;J++)U(at[J],st);O.projectionMatrix.copy(R.projectionMatrix),O.projectionMatrixInverse.copy(R.projectionMatrixInverse),C===null&&$.isPerspectiveCamera&&(C={camera:$,fov:$.fov,zoom:$.zoom}),G($,O,st)};function G($,ot,ut){ut===null?$.matrix.copy(ot.matrixWorld):($.matrix.copy(ut.matrixWorld),$.matrix.invert(),$.matrix.multiply(ot.matrixWorld)),$.matrix.decompose($.position,$.quaternion,$.scale),$.updateMatrixWorld(!0),$.projectionMatrix.copy(ot.projectionMatrix),$.projectionMatrixInverse.copy(ot.projectionMatrixInverse),$.isPerspectiveCamera&&($.fov=ga*2*Math.atan(1/$.projectionMatrix.elements[5]),$.zoom=1)}this.getCamera=function(){return O},this.getFoveation=function(){if(!(f===null&&d===null))return c},this.setFoveation=function($){c=$,f!==null&&(f.fixedFoveation=$),d!==null&&d.fixedFoveation!==void 0&&(d.fixedFoveation=$)},this.hasDepthSensing=function(){return g.texture!==null},this.getDepthSensingMesh=function(){return g.getMesh(O)},this.getCameraTexture=function($){return m[$]};let q=null;function rt($,ot){if(u=ot.getViewerPose(l||o),p=ot,u!==null){let ut=u.views;d!==null&&(t.setRenderTargetFramebuffer(x,d.framebuffer),t.setRenderTarget(x));let st=!1;ut.length!==O.cameras.length&&(O.cameras.length=0,st=!0);for(let lt=0;lt<ut.length;lt++){let K=ut[lt],Lt=null;if(d!==null)Lt=d.getViewport(K);else{let Gt=h.getViewSubImage(f,K);Lt=Gt.viewport,lt===0&&(t.setRenderTargetTextures(x,Gt.colorTexture,Gt.depthStencilTexture),t.setRenderTarget(x))}let Mt=N[lt];Mt===void 0&&(Mt=new Bn,Mt.layers.enable(lt),Mt.viewport=new be,N[lt]=Mt),Mt.matrix.fromArray(K.transform.matrix),Mt.matrix.decompose(Mt.position,Mt.quaternion,Mt.scale),Mt.projectionMatrix.fromArray(K.projectionMatrix),Mt.projectionMatrixInverse.copy(Mt.projectionMatrix).invert(),Mt.viewport.set(Lt.x,Lt.y,Lt.width,Lt.height),lt===0&&(O.matrix.copy(Mt.matrix),O.matrix.decompose(O.position,O.quaternion,O.scale)),st===!0&&O.cameras.push(Mt)}let at=r.enabledFeatures;if(at&&at.includes("depth-sensing")&&r.depthUsage=="gpu-optimized"&&_){h=i.getBinding();let lt=h.getDepthInformation(ut[0]);lt&&lt.isValid&&lt.texture&&g.init(lt,r.renderState)}if(at&&at.includes("camera-access")&&_){t.state.unbindTexture(),h=i.getBinding();for(let lt=0;lt<ut.length;lt++){let K=ut[lt].camera;if(K){let Lt=m[K];Lt||(Lt=new jc,m[K]=Lt);let Mt=h.getCameraImage(K);Lt.sourceTexture=Mt}}}}for(let ut=0;ut<S.length;ut++){let st=b[ut],at=S[ut];st!==null&&at!==void 0&&at.update(st,ot,l||o)}q&&q($,ot),ot.detectedPlanes&&i.dispatchEvent({type:"planesdetected",data:ot}),p=null}let ct=new tA;ct.setAnimationLoop(rt),this.setAnimationLoop=function($){q=$},this.dispose=function(){}}},c5=new ye,uA=new Bt;uA.set(-1,0,0,0,1,0,0,0,1);function l5(e,t){function n(g,m){g.matrixAutoUpdate===!0&&g.updateMatrix(),m.value.copy(g.matrix)}function i(g,m){m.color.getRGB(g.fogColor.value,q_(e)),m.isFog?(g.fogNear.value=m.near,g.fogFar.value=m.far):m.isFogExp2&&(g.fogDensity.value=m.density)}function r(g,m,v,w,x){m.isNodeMaterial?m.uniformsNeedUpdate=!1:m.isMeshBasicMaterial?s(g,m):m.isMeshLambertMaterial?(s(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshToonMaterial?(s(g,m),h(g,m)):m.isMeshPhongMaterial?(s(g,m),u(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshStandardMaterial?(s(g,m),f(g,m),m.isMeshPhysicalMaterial&&d(g,m,x)):m.isMeshMatcapMaterial?(s(g,m),p(g,m)):m.isMeshDepthMaterial?s(g,m):m.isMeshDistanceMaterial?(s(g,m),_(g,m)):m.isMeshNormalMaterial?s(g,m):m.isLineBasicMaterial?(o(g,m),m.isLineDashedMaterial&&a(g,m)):m.isPointsMaterial?c(g,m,v,w):m.isSpriteMaterial?l(g,m):m.isShadowMaterial?(g.color.value.copy(m.color),g.opacity.value=m.opacity):m.isShaderMaterial&&(m.uniformsNeedUpdate=!1)}function s(g,m){g.opacity.value=m.opacity,m.color&&g.diffuse.value.copy(m.color),m.emissive&&g.emissive.value.copy(m.emissive).multiplyScalar(m.emissiveIntensity),m.map&&(g.map.value=m.map,n(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,n(m.alphaMap,g.alphaMapTransform)),m.bumpMap&&(g.bumpMap.value=m.bumpMap,n(m.bumpMap,g.bumpMapTransform),g.bumpScale.value=m.bumpScale,m.side===yn&&(g.bumpScale.value*=-1)),m.normalMap&&(g.normalMap.value=m.normalMap,n(m.normalMap,g.normalMapTransform),g.normalScale.value.copy(m.normalScale),m.side===yn&&g.normalScale.value.negate()),m.displacementMap&&(g.displacementMap.value=m.displacementMap,n(m.displacementMap,g.displacementMapTransform),g.displacementScale.value=m.displacementScale,g.displacementBias.value=m.displacementBias),m.emissiveMap&&(g.emissiveMap.value=m.emissiveMap,n(m.emissiveMap,g.emissiveMapTransform)),m.specularMap&&(g.specularMap.value=m.specularMap,n(m.specularMap,g.specularMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest);let v=t.get(m),w=v.envMap,x=v.envMapRotation;w&&(g.envMap.value=w,g.envMapRotation.value.setFromMatrix4(c5.makeRotationFromEuler(x)).transpose(),w.isCubeTexture&&w.isRenderTargetTexture===!1&&g.envMapRotation.value.premultiply(uA),g.reflectivity.value=m.reflectivity,g.ior.value=m.ior,g.refractionRatio.value=m.refractionRatio),m.lightMap&&(g.lightMap.value=m.lightMap,g.lightMapIntensity.value=m.lightMapIntensity,n(m.lightMap,g.lightMapTransform)),m.aoMap&&(g.aoMap.value=m.aoMap,g.aoMapIntensity.value=m.aoMapIntensity,n(m.aoMap,g.aoMapTransform))}function o(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,m.map&&(g.map.value=m.map,n(m.map,g.mapTransform))}function a(g,m){g.dashSize.value=m.dashSize,g.totalSize.value=m.dashSize+m.gapSize,g.scale.value=m.scale}function c(g,m,v,w){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.size.value=m.size*v,g.scale.value=w*.5,m.map&&(g.map.value=m.map,n(m.map,g.uvTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,n(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function l(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.rotation.value=m.rotation,m.map&&(g.map.value=m.map,n(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,n(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function u(g,m){g.specular.value.copy(m.specular),g.shininess.value=Math.max(m.shininess,1e-4)}function h(g,m){m.gradientMap&&(g.gradientMap.value=m.gradientMap)}function f(g,m){g.metalness.value=m.metalness,m.metalnessMap&&(g.metalnessMap.value=m.metalnessMap,n(m.metalnessMap,g.metalnessMapTransform)),g.roughness.value=m.roughness,m.roughnessMap&&(g.roughnessMap.value=m.roughnessMap,n(m.roughnessMap,g.roughnessMapTransform)),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)}function d(g,m,v){g.ior.value=m.ior,m.diffuseRoughness>0&&(g.diffuseRoughness.value=m.diffuseRoughness,m.diffuseRoughnessMap&&(g.diffuseRoughnessMap.value=m.diffuseRoughnessMap,n(m.diffuseRoughnessMap,g.diffuseRoughnessMapTransform))),m.sheen>0&&(g.sheenColor.value.copy(m.sheenColor).multiplyScalar(m.sheen),g.sheenRoughness.value=m.sheenRoughness,m.sheenColorMap&&(g.sheenColorMap.value=m.sheenColorMap,n(m.sheenColorMap,g.sheenColorMapTransform)),m.sheenRoughnessMap&&(g.sheenRoughnessMap.value=m.sheenRoughnessMap,n(m.sheenRoughnessMap,g.sheenRoughnessMapTransform))),m.clearcoat>0&&(g.clearcoat.value=m.clearcoat,g.clearcoatRoughness.value=m.clearcoatRoughness,m.clearcoatMap&&(g.clearcoatMap.value=m.clearcoatMap,n(m.clearcoatMap,g.clearcoatMapTransform)),m.clearcoatRoughnessMap&&(g.clearcoatRoughnessMap.value=m.clearcoatRoughnessMap,n(m.clearcoatRoughnessMap,g.clearcoatRoughnessMapTransform)),m.clearcoatNormalMap&&(g.clearcoatNormalMap.value=m.clearcoatNormalMap,n(m.clearcoatNormalMap,g.clearcoatNormalMapTransform),g.clearcoatNormalScale.value.copy(m.clearcoatNormalScale),m.side===yn&&g.clearcoatNormalScale.value.negate())),m.dispersion>0&&(g.dispersion.value=m.dispersion),m.retroreflectivity>0&&(g.retroreflectivity.value=m.retroreflectivity),m.iridescence>0&&(g.iridescence.value=m.iridescence,g.iridescenceIOR.value=m.iridescenceIOR,g.iridescenceThicknessMinimum.value=m.iridescenceThicknessMinimum,g.iridescenceThicknessMaximum.value=m.iridescenceThicknessMaximum,m.iridescenceMap&&(g.iridescenceMap.value=m.iridescenceMap,n(m.iridescenceMap,g.iridescenceMapTransform)),m.iridescenceThicknessMap&&(g.iridescenceThicknessMap.value=m.iridescenceThicknessMap,n(m.iridescenceThicknessMap,g.iridescenceThicknessMapTransform))),m.transmission>0&&(g.transmission.value=m.transmission,g.transmissionSamplerMap.value=v.texture,g.transmissionSamplerSize.value.set(v.width,v.height),m.transmissionMap&&(g.transmissionMap.value=m.transmissionMap,n(m.transmissionMap,g.transmissionMapTransform)),g.thickness.value=m.thickness,m.thicknessMap&&(g.thicknessMap.value=m.thicknessMap,n(m.thicknessMap,g.thicknessMapTransform)),g.attenuationDistance.value=m.attenuationDistance,g.attenuationColor.value.copy(m.attenuationColor)),m.anisotropy>0&&(g.anisotropyVector.value.set(m.anisotropy*Math.cos(m.anisotropyRotation),m.anisotropy*Math.sin(m.anisotropyRotation)),m.anisotropyMap&&(g.anisotropyMap.value=m.anisotropyMap,n(m.anisotropyMap,g.anisotropyMapTransform))),g.specularIntensity.value=m.specularIntensity,g.specularColor.value.copy(m.specularColor),m.specularColorMap&&(g.specularColorMap.value=m.specularColorMap,n(m.specularColorMap,g.specularColorMapTransform)),m.specularIntensityMap&&(g.specularIntensityMap.value=m.specularIntensityMap,n(m.specularIntensityMap,g.specularIntensityMapTransform))}function p(g,m){m.matcap&&(g.matcap.value=m.matcap)}function _(g,m){let v=t.get(m).light;g.referencePosition.value.setFromMatrixPosition(v.matrixWorld),g.nearDistance.value=v.shadow.camera.near,g.farDistance.value=v.shadow.camera.far}return{refreshFogUniforms:i,refreshMaterialUniforms:r}}function u5(e,t,n,i){let r={},s={};function o(v,w){let x=w.program;i.uniformBlockBinding(v,x,r[v.id])}function a(v,w){let x=r[v.id];x===void 0&&(p(v),x=c(v),r[v.id]=x,v.addEventListener("dispose",g));let S=w.program;i.updateUBOMapping(v,S);let b=t.render.frame;s[v.id]!==b&&(l(v),s[v.id]=b)}function c(v){let w=e.createBuffer(),x=v.__size,S=v.usage;return e.bindBuffer(e.UNIFORM_BUFFER,w),e.bufferData(e.UNIFORM_BUFFER,x,S),e.bindBuffer(e.UNIFORM_BUFFER,null),w}function l(v){let w=r[v.id],x=v.uniforms,S=v.__cache;e.bindBuffer(e.UNIFORM_BUFFER,w);for(let b=0,y=x.length;b<y;b++){let M=x[b];if(Array.isArray(M))for(let C=0,R=M.length;C<R;C++)u(M[C],b,C,S);else u(M,b,0,S)}e.bindBuffer(e.UNIFORM_BUFFER,null)}function u(v,w,x,S){if(f(v,w,x,S)===!0){let b=v.__offset,y=v.value;if(Array.isArray(y)){let M=0;for(let C=0;C<y.length;C++){let R=y[C],A=_(R,!0);h(R,v.__data,M),M+=A.storage/Float32Array.BYTES_PER_ELEMENT}}else h(y,v.__data,0);e.bufferSubData(e.UNIFORM_BUFFER,b,v.__data)}}function h(v,w,x){typeof v=="number"||typeof v=="boolean"?w[x]=v:v.isMatrix3?(w[x]=v.elements[0],w[x+1]=v.elements[1],w[x+2]=v.elements[2],w[x+3]=0,w[x+4]=v.elements[3],w[x+5]=v.elements[4],w[x+6]=v.elements[5],w[x+7]=0,w[x+8]=v.elements[6],w[x+9]=v.elements[7],w[x+10]=v.elements[8],w[x+11]=0):ArrayBuffer.isView(v)?w.set(v.subarray(0,w.length-x),x):v.toArray(w,x)}function f(v,w,x,S){let b=v.value,y=w+"_"+x;if(Array.isArray(b)){S[y]===void 0&&(S[y]=[]);let M=S[y],C=!1;for(let R=0;R<b.length;R++)d(b[R],M,R)===!0&&(C=!0);return C}return d(b,S,y)}function d(v,w,x){if(w[x]===void 0)return typeof v=="number"||typeof v=="boolean"?w[x]=v:ArrayBuffer.isView(v)?w[x]=v.slice():w[x]=v.clone(),!0;{let S=w[x];if(typeof v=="number"||typeof v=="boolean"){if(S!==v)return w[x]=v,!0}else{if(ArrayBuffer.isView(v))return!0;if(S.equals(v)===!1)return S.copy(v),!0}}return!1}function p(v){let w=v.uniforms,x=0,S=16;for(let y=0,M=w.length;y<M;y++){let C=Array.isArray(w[y])?w[y]:[w[y]];for(let R=0,A=C.length;R<A;R++){let N=C[R],O=Array.isArray(N.value)?N.value:[N.value],P=Array.isArray(w[y])||Array.isArray(N.value),L=x;for(let k=0,Z=O.length;k<Z;k++){let U=O[k],G=_(U,P),q=x%S,rt=q%G.boundary,ct=q+rt;x+=rt,ct!==0&&S-ct<G.storage&&(x+=S-ct),k===0&&(L=x),x+=G.storage}let z=N.type==="int"?Int32Array:N.type==="uint"?Uint32Array:Float32Array;N.__data=new z((x-L)/Float32Array.BYTES_PER_ELEMENT),N.__offset=L}}let b=x%S;return b>0&&(x+=S-b),v.__size=x,v.__cache={},this}function _(v,w){let x={boundary:0,storage:0};return typeof v=="number"||typeof v=="boolean"?(x.boundary=4,x.storage=4):v.isVector2?(x.boundary=8,x.storage=8):v.isVector3||v.isColor?(x.boundary=16,x.storage=12):v.isVector4?(x.boundary=16,x.storage=16):v.isMatrix3?(x.boundary=16,x.storage=48):v.isMatrix4?(x.boundary=16,x.storage=64):v.isTexture?Dt("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(v)?(x.boundary=16,x.storage=v.byteLength):Dt("WebGLRenderer: Unsupported uniform value type.",v),w===!0&&(x.boundary=16,x.storage=Math.ceil(x.storage/16)*16),x}function g(v){let w=v.target;w.removeEventListener("dispose",g),e.deleteBuffer(r[w.id]),delete r[w.id],delete s[w.id]}function m(){for(let v in r)e.deleteBuffer(r[v]);r={},s={}}return{bind:o,update:a,dispose:m}}var f5=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),ji=null;function h5(){return ji===null&&(ji=new Jf(f5,16,16,hs,Si),ji.name="DFG_LUT",ji.minFilter=_n,ji.magFilter=_n,ji.wrapS=Yi,ji.wrapT=Yi,ji.generateMipmaps=!1,ji.needsUpdate=!0),ji}var ad=class{constructor(t={}){let{canvas:n=SE(),context:i=null,depth:r=!0,stencil:s=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:c=!0,preserveDrawingBuffer:l=!1,powerPreference:u="default",failIfMajorPerformanceCaveat:h=!1,reversedDepthBuffer:f=!1,outputBufferType:d=En}=t;this.isWebGLRenderer=!0;let p;if(i!==null){if(typeof WebGLRenderingContext<"u"&&i instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");p=i.getContextAttributes().alpha}else p=o;let _=d,g=new Set([Eh,Th,wh]),m=new Set([En,bi,Ea,ro,Mh,Sh]),v=new Uint32Array(4),w=new Int32Array(4),x={textures:[],min:[],max:[],resolution:[]},S=null,b=null,y=[],M=[],C=null;this.domElement=n,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=Ki,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let R=this,A=!1,N=null,O=null,P=null,L=null;this._outputColorSpace=Fn;let z=0,k=0,Z=null,U=-1,G=null,q=new be,rt=new be,ct=null,$=new Xt(0),ot=0,ut=n.width,st=n.height,at=1,J=null,yt=null,lt=new be(0,0,ut,st),K=new be(0,0,ut,st),Lt=!1,Mt=new ss,Gt=new Kf,qt=!1,fe=!1,ae=new ye,en=new V,ze=new be,Hn={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},Wn=!1;function $n(){return Z===null?at:1}let B=i;function Xn(E,F){return n.getContext(E,F)}let xe,ve,St,Ne,Ut,kt,I,T,W,ft,nt,pt,vt,Q,tt,gt,D,et,j,_t,dt,mt,It;try{let E={alpha:!0,depth:r,stencil:s,antialias:a,premultipliedAlpha:c,preserveDrawingBuffer:l,powerPreference:u,failIfMajorPerformanceCaveat:h};if("setAttribute"in n&&n.setAttribute("data-engine",`three.js r${"187"}`),n.addEventListener("webglcontextlost",Nt,!1),n.addEventListener("webglcontextrestored",Yt,!1),n.addEventListener("webglcontextcreationerror",wt,!1),B===null){let F="webgl2";if(B=Xn(F,E),B===null)throw Xn(F)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}Zt()}catch(E){throw n.removeEventListener("webglcontextlost",Nt,!1),n.removeEventListener("webglcontextrestored",Yt,!1),n.removeEventListener("webglcontextcreationerror",wt,!1),Ft("WebGLRenderer: "+E.message),E}function Zt(){xe=new SO(B),xe.init(),dt=new s5(B,xe),ve=new hO(B,xe,t,dt),St=new i5(B,xe),ve.reversedDepthBuffer&&f&&St.buffers.depth.setReversed(!0),O=B.createFramebuffer(),P=B.createFramebuffer(),L=B.createFramebuffer(),Ne=new EO(B),Ut=new H4,kt=new r5(B,xe,St,Ut,ve,dt,Ne),I=new MO(R),T=new CD(B),mt=new uO(B,T),W=new wO(B,T,Ne,mt),ft=new CO(B,W,T,mt,Ne),et=new AO(B,ve,kt),tt=new dO(Ut),nt=new V4(R,I,xe,ve,mt,tt),pt=new l5(R,Ut),vt=new $4,Q=new K4(xe),D=new lO(R,I,St,ft,p,c),gt=new n5(R,ft,ve),It=new u5(B,Ne,ve,St),j=new fO(B,xe,Ne),_t=new TO(B,xe,Ne),Ne.programs=nt.programs,R.capabilities=ve,R.extensions=xe,R.properties=Ut,R.renderLists=vt,R.shadowMap=gt,R.state=St,R.info=Ne}_!==En&&(C=new PO(_,n.width,n.height,a,r,s));let ht=new fy(R,B);this.xr=ht,this.getContext=function(){return B},this.getContextAttributes=function(){return B.getContextAttributes()},this.forceContextLoss=function(){let E=xe.get("WEBGL_lose_context");E&&E.loseContext()},this.forceContextRestore=function(){let E=xe.get("WEBGL_lose_context");E&&E.restoreContext()},this.getPixelRatio=function(){return at},this.setPixelRatio=function(E){E!==void 0&&(at=E,this.setSize(ut,st,!1))},this.getSize=function(E){return E.set(ut,st)},this.setSize=function(E,F,Y=!0){if(ht.isPresenting){Dt("WebGLRenderer: Can't change size while VR device is presenting.");return}ut=E,st=F,n.width=Math.floor(E*at),n.height=Math.floor(F*at),Y===!0&&(n.style.width=E+"px",n.style.height=F+"px"),C!==null&&C.setSize(n.width,n.height),this.setViewport(0,0,E,F)},this.getDrawingBufferSize=function(E){return E.set(ut*at,st*at).floor()},this.setDrawingBufferSize=function(E,F,Y){ut=E,st=F,at=Y,n.width=Math.floor(E*Y),n.height=Math.floor(F*Y),this.setViewport(0,0,E,F)},this.setEffects=function(E){if(_===En){Ft("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(E){for(let F=0;F<E.length;F++)if(E[F].isOutputPass===!0){Dt("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}C.setEffects(E||[])},this.getCurrentViewport=function(E){return E.copy(q)},this.getViewport=function(E){return E.copy(lt)},this.setViewport=function(E,F,Y,H){E.isVector4?lt.set(E.x,E.y,E.z,E.w):lt.set(E,F,Y,H),St.viewport(q.copy(lt).multiplyScalar($n()).round())},this.getScissor=function(E){return E.copy(K)},this.setScissor=function(E,F,Y,H){E.isVector4?K.set(E.x,E.y,E.z,E.w):K.set(E,F,Y,H),St.scissor(rt.copy(K).multiplyScalar($n()).round())},this.getScissorTest=function(){return Lt},this.setScissorTest=function(E){St.setScissorTest(Lt=E)},this.setOpaqueSort=function(E){J=E},this.setTransparentSort=function(E){yt=E},this.getClearColor=function(E){return E.copy(D.getClearColor())},this.setClearColor=function(){D.setClearColor(...arguments)},this.getClearAlpha=function(){return D.getClearAlpha()},this.setClearAlpha=function(){D.setClearAlpha(...arguments)},this.clear=function(E=!0,F=!0,Y=!0){let H=0;if(E){let X=!1;if(Z!==null){let bt=Z.texture.format;X=g.has(bt)}if(X){let bt=Z.texture.type,At=m.has(bt),xt=D.getClearColor(),Et=D.getClearAlpha(),Pt=xt.r,zt=xt.g,te=xt.b;At?(v[0]=Pt,v[1]=zt,v[2]=te,v[3]=Et,B.clearBufferuiv(B.COLOR,0,v)):(w[0]=Pt,w[1]=zt,w[2]=te,w[3]=Et,B.clearBufferiv(B.COLOR,0,w))}else H|=B.COLOR_BUFFER_BIT}F&&(H|=B.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),Y&&(H|=B.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),H!==0&&B.clear(H)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(E){E.setRenderer(this),N=E},this.dispose=function(){n.removeEventListener("webglcontextlost",Nt,!1),n.removeEventListener("webglcontextrestored",Yt,!1),n.removeEventListener("webglcontextcreationerror",wt,!1),D.dispose(),vt.dispose(),Q.dispose(),kt.dispose(),Ut.dispose(),I.dispose(),ft.dispose(),W.dispose(),mt.dispose(),It.dispose(),nt.dispose(),ht.dispose(),ht.removeEventListener("sessionstart",xy),ht.removeEventListener("sessionend",vy),ds.stop()};function Nt(E){E.preventDefault(),V_("WebGLRenderer: Context Lost."),A=!0}function Yt(){V_("WebGLRenderer: Context Restored."),A=!1;let E=Ne.autoReset,F=gt.enabled,Y=gt.autoUpdate,H=gt.needsUpdate,X=gt.type;Zt(),Ne.autoReset=E,gt.enabled=F,gt.autoUpdate=Y,gt.needsUpdate=H,gt.type=X}function wt(E){Ft("WebGLRenderer: A WebGL context could not be created. Reason: ",E.statusMessage)}function ue(E){let F=E.target;F.removeEventListener("dispose",ue),Ge(F)}function Ge(E){Ur(E),Ut.remove(E)}function Ur(E){let F=Ut.get(E).programs;F!==void 0&&(F.forEach(function(Y){nt.releaseProgram(Y)}),E.isShaderMaterial&&nt.releaseShaderCache(E))}this.renderBufferDirect=function(E,F,Y,H,X,bt){F===null&&(F=Hn);let At=X.isMesh&&X.matrixWorld.determinantAffine()<0,xt=SA(E,F,Y,H,X);St.setMaterial(H,At);let Et=Y.index,Pt=1;if(H.wireframe===!0){if(Et=W.getWireframeAttribute(Y),Et===void 0)return;Pt=2}let zt=Y.drawRange,te=Y.attributes.position,Ct=zt.start*Pt,ee=(zt.start+zt.count)*Pt;bt!==null&&(Ct=Math.max(Ct,bt.start*Pt),ee=Math.min(ee,(bt.start+bt.count)*Pt)),Et!==null?(Ct=Math.max(Ct,0),ee=Math.min(ee,Et.count)):te!=null&&(Ct=Math.max(Ct,0),ee=Math.min(ee,te.count));let Ie=ee-Ct;if(Ie<0||Ie===1/0)return;mt.setup(X,H,xt,Y,Et);let ge,de=j;if(Et!==null&&(ge=T.get(Et),de=_t,de.setIndex(ge)),X.isMesh)H.wireframe===!0?(St.setLineWidth(H.wireframeLinewidth*$n()),de.setMode(B.LINES)):de.setMode(B.TRIANGLES);else if(X.isLine){let nn=H.linewidth;nn===void 0&&(nn=1),St.setLineWidth(nn*$n()),X.isLineSegments?de.setMode(B.LINES):X.isLineLoop?de.setMode(B.LINE_LOOP):de.setMode(B.LINE_STRIP)}else X.isPoints?de.setMode(B.POINTS):X.isSprite&&de.setMode(B.TRIANGLES);if(X.isBatchedMesh)if(xe.get("WEBGL_multi_draw"))de.renderMultiDraw(X._multiDrawStarts,X._multiDrawCounts,X._multiDrawCount);else{let nn=X._multiDrawStarts,Rt=X._multiDrawCounts,ln=X._multiDrawCount,se=Et?T.get(Et).bytesPerElement:1,ps=Ut.get(H).currentProgram.getUniforms();for(let rn=0;rn<ln;rn++)ps.setValue(B,"_gl_DrawID",rn),de.render(nn[rn]/se,Rt[rn])}else if(X.isInstancedMesh)de.renderInstances(Ct,Ie,X.count);else if(Y.isInstancedBufferGeometry){let nn=Y._maxInstanceCount!==void 0?Y._maxInstanceCount:1/0,Rt=Math.min(Y.instanceCount,nn);de.renderInstances(Ct,Ie,Rt)}else de.render(Ct,Ie)};function yy(E,F,Y,H){N!==null&&E.isNodeMaterial&&N.setObject(H,E),qt===!0&&tt.setState(E,Y,!1),E.transparent===!0&&E.side===ui&&E.forceSinglePass===!1?(E.side=yn,E.needsUpdate=!0,Pa(E,F,H),E.side=fs,E.needsUpdate=!0,Pa(E,F,H),E.side=ui):Pa(E,F,H)}this.compile=function(E,F,Y=null){Y===null&&(Y=E),N!==null&&N.renderStart(E,F,Y),b=Q.get(Y),b.init(F),M.push(b),Y.traverseVisible(function(X){X.isLight&&X.layers.test(F.layers)&&(b.pushLight(X),X.castShadow&&b.pushShadow(X))}),E!==Y&&E.traverseVisible(function(X){X.isLight&&X.layers.test(F.layers)&&(b.pushLight(X),X.castShadow&&b.pushShadow(X))}),b.setupLights(),N!==null&&N.updateLights(b.state.lightsArray),fe=this.localClippingEnabled,qt=tt.init(this.clippingPlanes,fe),qt===!0&&tt.setGlobalState(this.clippingPlanes,F),N!==null&&gt.render(b.state.shadowsArray,Y,F);let H=new Set;return E.traverse(function(X){if(!(X.isMesh||X.isPoints||X.isLine||X.isSprite))return;let bt=X.material;if(bt)if(Array.isArray(bt))for(let At=0;At<bt.length;At++){let xt=bt[At];yy(xt,Y,F,X),H.add(xt)}else yy(bt,Y,F,X),H.add(bt)}),b=M.pop(),N!==null&&N.renderEnd(),H},this.compileAsync=function(E,F,Y=null){let H=this.compile(E,F,Y);return new Promise(X=>{function bt(){if(H.forEach(function(At){let Et=Ut.get(At).currentProgram;(Et===void 0||Et.isReady())&&H.delete(At)}),H.size===0){X(E);return}setTimeout(bt,10)}xe.get("KHR_parallel_shader_compile")!==null?bt():setTimeout(bt,10)})};let gd=null;function bA(E){gd&&gd(E)}function xy(){ds.stop()}function vy(){ds.start()}let ds=new tA;ds.setAnimationLoop(bA),typeof self<"u"&&ds.setContext(self),this.setAnimationLoop=function(E){gd=E,ht.setAnimationLoop(E),E===null?ds.stop():ds.start()},ht.addEventListener("sessionstart",xy),ht.addEventListener("sessionend",vy),this.render=function(E,F){if(F!==void 0&&F.isCamera!==!0){Ft("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(A===!0)return;N!==null&&N.renderStart(E,F);let Y=ht.enabled===!0&&ht.isPresenting===!0,H=C!==null&&(Z===null||Y)&&C.begin(R,Z);if(E.matrixWorldAutoUpdate===!0&&E.updateMatrixWorld(),F.parent===null&&F.matrixWorldAutoUpdate===!0&&F.updateMatrixWorld(),ht.enabled===!0&&ht.isPresenting===!0&&(C===null||C.isCompositing()===!1)&&(ht.cameraAutoUpdate===!0&&ht.updateCamera(F),F=ht.getCamera()),E.isScene===!0&&E.onBeforeRender(R,E,F,Z),b=Q.get(E,M.length),b.init(F),b.state.textureUnits=kt.getTextureUnits(),M.push(b),ae.multiplyMatrices(F.projectionMatrix,F.matrixWorldInverse),F.isArrayCamera?Gt.setFromArrayCamera(F):Mt.setFromProjectionMatrix(ae,li,F.reversedDepth),fe=this.localClippingEnabled,qt=tt.init(this.clippingPlanes,fe),S=vt.get(E,y.length),S.init(),y.push(S),this.info.render.frame++,ht.enabled===!0&&ht.isPresenting===!0){let At=R.xr.getDepthSensingMesh();At!==null&&_d(At,F,-1/0,R.sortObjects)}_d(E,F,0,R.sortObjects),S.finish(),N!==null&&N.updateLights(b.state.lightsArray),R.sortObjects===!0&&S.sort(J,yt),Wn=ht.enabled===!1||ht.isPresenting===!1||ht.hasDepthSensing()===!1,Wn&&D.addToRenderList(S,E),this.info.autoReset===!0&&this.info.reset(),qt===!0&&tt.beginShadows();let X=b.state.shadowsArray;if(gt.render(X,E,F),qt===!0&&tt.endShadows(),(H&&C.hasRenderPass())===!1){let At=S.opaque,xt=S.transmissive;if(b.setupLights(),F.isArrayCamera){let Et=F.cameras;if(xt.length>0)for(let Pt=0,zt=Et.length;Pt<zt;Pt++){let te=Et[Pt];My(At,xt,E,te)}Wn&&D.render(E);for(let Pt=0,zt=Et.length;Pt<zt;Pt++){let te=Et[Pt];by(S,E,te,te.viewport)}}else xt.length>0&&My(At,xt,E,F),Wn&&D.render(E),by(S,E,F)}Z!==null&&k===0&&(kt.updateMultisampleRenderTarget(Z),kt.updateRenderTargetMipmap(Z)),H&&C.end(R),E.isScene===!0&&E.onAfterRender(R,E,F),mt.resetDefaultState(),U=-1,G=null,M.pop(),M.length>0?(b=M[M.length-1],kt.setTextureUnits(b.state.textureUnits),qt===!0&&tt.setGlobalState(R.clippingPlanes,b.state.camera)):b=null,y.pop(),y.length>0?S=y[y.length-1]:S=null,N!==null&&N.renderEnd()};function _d(E,F,Y,H){if(E.visible===!1)return;if(E.layers.test(F.layers)){if(E.isGroup)Y=E.renderOrder;else if(E.isLOD)E.autoUpdate===!0&&E.update(F);else if(E.isLight)b.pushLight(E),E.castShadow&&b.pushShadow(E);else if(E.isSprite){let At=F.isArrayCamera?Gt:Mt;if(!E.frustumCulled||E.intersectsFrustum(At)){H&&ze.setFromMatrixPosition(E.matrixWorld).applyMatrix4(ae);let xt=ft.update(E),Et=E.material;Et.visible&&S.push(E,xt,Et,Y,ze.z,null,F)}}else if(E.isMesh||E.isLine||E.isPoints){let At=F.isArrayCamera?Gt:Mt;if(!E.frustumCulled||E.intersectsFrustum(At)){let xt=ft.update(E),Et=E.material;if(H&&(E.boundingSphere!==void 0?(E.boundingSphere===null&&E.computeBoundingSphere(),ze.copy(E.boundingSphere.center)):(xt.boundingSphere===null&&xt.computeBoundingSphere(),ze.copy(xt.boundingSphere.center)),ze.applyMatrix4(E.matrixWorld).applyMatrix4(ae)),Array.isArray(Et)){let Pt=xt.groups;for(let zt=0,te=Pt.length;zt<te;zt++){let Ct=Pt[zt],ee=Et[Ct.materialIndex];ee&&ee.visible&&S.push(E,xt,ee,Y,ze.z,Ct,F)}}else Et.visible&&S.push(E,xt,Et,Y,ze.z,null,F)}}}let bt=E.children;for(let At=0,xt=bt.length;At<xt;At++)_d(bt[At],F,Y,H)}function by(E,F,Y,H){let{opaque:X,transmissive:bt,transparent:At}=E;b.setupLightsView(Y),qt===!0&&tt.setGlobalState(R.clippingPlanes,Y),H&&St.viewport(q.copy(H)),X.length>0&&bl(X,F,Y),bt.length>0&&bl(bt,F,Y),At.length>0&&bl(At,F,Y),St.buffers.depth.setTest(!0),St.buffers.depth.setMask(!0),St.buffers.color.setMask(!0),St.setPolygonOffset(!1)}function My(E,F,Y,H){if((Y.isScene===!0?Y.overrideMaterial:null)!==null)return;if(b.state.transmissionRenderTarget[H.id]===void 0){let Ct=xe.has("EXT_color_buffer_half_float")||xe.has("EXT_color_buffer_float");b.state.transmissionRenderTarget[H.id]=new zn(1,1,{generateMipmaps:!0,type:Ct?Si:En,minFilter:Lr,samples:Math.max(4,ve.samples),stencilBuffer:s,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:ne.workingColorSpace})}let bt=b.state.transmissionRenderTarget[H.id],At=H.viewport||q;bt.setSize(At.z*R.transmissionResolutionScale,At.w*R.transmissionResolutionScale);let xt=R.getRenderTarget(),Et=R.getActiveCubeFace(),Pt=R.getActiveMipmapLevel();R.setRenderTarget(bt),R.getClearColor($),ot=R.getClearAlpha(),ot<1&&R.setClearColor(16777215,.5),R.clear(),Wn&&D.render(Y);let zt=R.toneMapping;R.toneMapping=Ki;let te=H.viewport;if(H.viewport!==void 0&&(H.viewport=void 0),b.setupLightsView(H),qt===!0&&tt.setGlobalState(R.clippingPlanes,H),bl(E,Y,H),kt.updateMultisampleRenderTarget(bt),kt.updateRenderTargetMipmap(bt),xe.has("WEBGL_multisampled_render_to_texture")===!1){let Ct=!1;for(let ee=0,Ie=F.length;ee<Ie;ee++){let ge=F[ee],{object:de,geometry:nn,material:Rt,group:ln}=ge;if(Rt.side===ui&&de.layers.test(H.layers)){let se=Rt.side;Rt.side=yn,Rt.needsUpdate=!0,Sy(de,Y,H,nn,Rt,ln),Rt.side=se,Rt.needsUpdate=!0,Ct=!0}}Ct===!0&&(kt.updateMultisampleRenderTarget(bt),kt.updateRenderTargetMipmap(bt))}R.setRenderTarget(xt,Et,Pt),R.setClearColor($,ot),te!==void 0&&(H.viewport=te),R.toneMapping=zt}function bl(E,F,Y){let H=F.isScene===!0?F.overrideMaterial:null;for(let X=0,bt=E.length;X<bt;X++){let At=E[X],{object:xt,geometry:Et,group:Pt}=At,zt=At.material;zt.allowOverride===!0&&H!==null&&(zt=H),xt.layers.test(Y.layers)&&Sy(xt,F,Y,Et,zt,Pt)}}function Sy(E,F,Y,H,X,bt){N!==null&&X.isNodeMaterial&&N.setObject(E,X),E.onBeforeRender(R,F,Y,H,X,bt),E.modelViewMatrix.multiplyMatrices(Y.matrixWorldInverse,E.matrixWorld),E.normalMatrix.getNormalMatrix(E.modelViewMatrix),X.onBeforeRender(R,F,Y,H,E,bt),X.transparent===!0&&X.side===ui&&X.forceSinglePass===!1?(X.side=yn,X.needsUpdate=!0,R.renderBufferDirect(Y,F,H,X,E,bt),X.side=fs,X.needsUpdate=!0,R.renderBufferDirect(Y,F,H,X,E,bt),X.side=ui):R.renderBufferDirect(Y,F,H,X,E,bt),E.onAfterRender(R,F,Y,H,X,bt)}function wy(E){let F=0;for(let Y of E)Y.texture!==null&&F++;return F}function Pa(E,F,Y){F.isScene!==!0&&(F=Hn);let H=Ut.get(E),X=b.state.lights,bt=b.state.shadowsArray,At=X.state.version,xt=nt.getParameters(E,X.state,bt,F,Y,b.state.lightProbeGridArray),Et=nt.getProgramCacheKey(xt),Pt=H.programs;H.environment=E.isMeshStandardMaterial||E.isMeshLambertMaterial||E.isMeshPhongMaterial?F.environment:null,H.fog=F.fog;let zt=E.isMeshStandardMaterial||E.isMeshLambertMaterial&&!E.envMap||E.isMeshPhongMaterial&&!E.envMap;H.envMap=I.get(E.envMap||H.environment,zt),H.envMapRotation=H.environment!==null&&E.envMap===null?F.environmentRotation:E.envMapRotation,Pt===void 0&&(E.addEventListener("dispose",ue),Pt=new Map,H.programs=Pt,H.programVariants=new Map);let te=Pt.get(Et);if(te!==void 0){if(H.currentProgram===te&&H.lightsStateVersion===At)return Ey(E,xt),te}else xt.uniforms=nt.getUniforms(E),N!==null&&E.isNodeMaterial&&N.build(E,Y,xt),E.onBeforeCompile(xt,R),te=nt.acquireProgram(xt,Et),Pt.set(Et,te),H.uniforms=xt.uniforms;let Ct=H.uniforms;return(!E.isShaderMaterial&&!E.isRawShaderMaterial||E.clipping===!0)&&(Ct.clippingPlanes=tt.uniform),Ey(E,xt),H.needsLights=TA(E),H.lightsStateVersion=At,H.needsLights&&(Ct.ambientLightColor.value=X.state.ambient,Ct.lightProbe.value=X.state.probe,Ct.sunLights.value=X.state.sun,Ct.sunLightShadows.value=X.state.sunShadow,Ct.directionalLights.value=X.state.directional,Ct.directionalLightShadows.value=X.state.directionalShadow,Ct.spotLights.value=X.state.spot,Ct.spotLightShadows.value=X.state.spotShadow,Ct.rectAreaLights.value=X.state.rectArea,Ct.ltc_1.value=X.state.rectAreaLTC1,Ct.ltc_2.value=X.state.rectAreaLTC2,Ct.pointLights.value=X.state.point,Ct.pointLightShadows.value=X.state.pointShadow,Ct.hemisphereLights.value=X.state.hemi,Ct.sunShadowMatrix.value=X.state.sunShadowMatrix,Ct.sunShadowCascade.value=X.state.sunShadowCascade,Ct.directionalShadowMatrix.value=X.state.directionalShadowMatrix,Ct.spotLightMatrix.value=X.state.spotLightMatrix,Ct.spotLightMap.value=X.state.spotLightMap,Ct.pointShadowMatrix.value=X.state.pointShadowMatrix),H.numLightProbeGrids=wy(b.state.lightProbeGridArray),H.currentProgram=te,H.uniformsList=null,te}function MA(E,F,Y,H,X){let bt=Ut.get(E),At=bt.currentProgram.id+","+H+","+X,xt=bt.programVariants.get(At);return xt===void 0?(xt=Pa(E,F,Y),bt.programVariants.set(At,xt)):(bt.currentProgram=xt,bt.uniformsList=null,bt.outputColorSpace=H,bt.toneMapping=X),xt}function Ty(E){if(E.uniformsList===null){let F=E.currentProgram.getUniforms();E.uniformsList=Ca.seqWithValue(F.seq,E.uniforms)}return E.uniformsList}function Ey(E,F){let Y=Ut.get(E);Y.outputColorSpace=F.outputColorSpace,Y.batching=F.batching,Y.batchingColor=F.batchingColor,Y.instancing=F.instancing,Y.instancingColor=F.instancingColor,Y.instancingMorph=F.instancingMorph,Y.skinning=F.skinning,Y.morphTargets=F.morphTargets,Y.morphNormals=F.morphNormals,Y.morphColors=F.morphColors,Y.morphTargetsCount=F.morphTargetsCount,Y.numClippingPlanes=F.numClippingPlanes,Y.numIntersection=F.numClipIntersection,Y.vertexAlphas=F.vertexAlphas,Y.vertexTangents=F.vertexTangents,Y.toneMapping=F.toneMapping}function SA(E,F,Y,H,X){F.isScene!==!0&&(F=Hn),kt.resetTextureUnits();let bt=F.fog,At=H.isMeshStandardMaterial||H.isMeshLambertMaterial||H.isMeshPhongMaterial?F.environment:null,xt=Z===null?R.outputColorSpace:Z.isXRRenderTarget===!0?Z.texture.colorSpace:ne.workingColorSpace,Et=H.isMeshStandardMaterial||H.isMeshLambertMaterial&&!H.envMap||H.isMeshPhongMaterial&&!H.envMap,Pt=I.get(H.envMap||At,Et),zt=H.vertexColors===!0&&!!Y.attributes.color&&Y.attributes.color.itemSize===4,te=!!Y.attributes.tangent&&(!!H.normalMap||H.anisotropy>0),Ct=!!Y.morphAttributes.position,ee=!!Y.morphAttributes.normal,Ie=!!Y.morphAttributes.color,ge=Ki;H.toneMapped&&(Z===null||Z.isXRRenderTarget===!0)&&(ge=R.toneMapping);let de=Y.morphAttributes.position||Y.morphAttributes.normal||Y.morphAttributes.color,nn=de!==void 0?de.length:0,Rt=Ut.get(H),ln=b.state.lights;if(qt===!0&&(fe===!0||E!==G)){let Me=E===G&&H.id===U;tt.setState(H,E,Me)}let se=!1,ps=!1;H.version===Rt.__version?Rt.needsLights&&Rt.lightsStateVersion!==ln.state.version||X.isBatchedMesh&&Rt.batching===!1||!X.isBatchedMesh&&Rt.batching===!0||X.isBatchedMesh&&Rt.batchingColor===!0&&X._colorsTexture===null||X.isBatchedMesh&&Rt.batchingColor===!1&&X._colorsTexture!==null||X.isInstancedMesh&&Rt.instancing===!1||!X.isInstancedMesh&&Rt.instancing===!0||X.isSkinnedMesh&&Rt.skinning===!1||!X.isSkinnedMesh&&Rt.skinning===!0||X.isInstancedMesh&&Rt.instancingColor===!0&&X.instanceColor===null||X.isInstancedMesh&&Rt.instancingColor===!1&&X.instanceColor!==null||X.isInstancedMesh&&Rt.instancingMorph===!0&&X.morphTexture===null||X.isInstancedMesh&&Rt.instancingMorph===!1&&X.morphTexture!==null||Rt.envMap!==Pt||H.fog===!0&&Rt.fog!==bt||Rt.numClippingPlanes!==void 0&&(Rt.numClippingPlanes!==tt.numPlanes||Rt.numIntersection!==tt.numIntersection)||Rt.vertexAlphas!==zt||Rt.vertexTangents!==te||Rt.morphTargets!==Ct||Rt.morphNormals!==ee||Rt.morphColors!==Ie||Rt.morphTargetsCount!==nn||Rt.numLightProbeGrids!==wy(b.state.lightProbeGridArray)?se=!0:(Rt.outputColorSpace!==xt||Rt.toneMapping!==ge)&&(ps=!0):(se=!0,Rt.__version=H.version);let rn=Rt.currentProgram;(se===!0||ps===!0)&&(rn=ps===!0?MA(H,F,X,xt,ge):Pa(H,F,X),N&&H.isNodeMaterial&&N.onUpdateProgram(H,rn,Rt));let Ml=!1,Fr=!1,ms=!1,ie=rn.getUniforms(),Ke=Rt.uniforms;if(St.useProgram(rn.program)&&(Ml=!0,Fr=!0,ms=!0),H.id!==U&&(U=H.id,Fr=!0),Ml||G!==E){St.buffers.depth.getReversed()&&E.reversedDepth!==!0&&(E._reversedDepth=!0,E.updateProjectionMatrix()),ie.setValue(B,"projectionMatrix",E.projectionMatrix),ie.setValue(B,"viewMatrix",E.matrixWorldInverse);let Ve=ie.map.cameraPosition;Ve!==void 0&&Ve.setValue(B,en.setFromMatrixPosition(E.matrixWorld)),ve.logarithmicDepthBuffer&&ie.setValue(B,"logDepthBufFC",2/(Math.log(E.far+1)/Math.LN2)),(H.isMeshPhongMaterial||H.isMeshToonMaterial||H.isMeshLambertMaterial||H.isMeshBasicMaterial||H.isMeshStandardMaterial||H.isShaderMaterial)&&ie.setValue(B,"isOrthographic",E.isOrthographicCamera===!0),G!==E&&(G=E,Fr=!0,ms=!0)}if(Rt.needsLights&&(ln.state.sunShadowMap.length>0&&ie.setValue(B,"sunShadowMap",ln.state.sunShadowMap,kt),ln.state.directionalShadowMap.length>0&&ie.setValue(B,"directionalShadowMap",ln.state.directionalShadowMap,kt),ln.state.spotShadowMap.length>0&&ie.setValue(B,"spotShadowMap",ln.state.spotShadowMap,kt),ln.state.pointShadowMap.length>0&&ie.setValue(B,"pointShadowMap",ln.state.pointShadowMap,kt)),X.isSkinnedMesh){ie.setOptional(B,X,"bindMatrix"),ie.setOptional(B,X,"bindMatrixInverse");let Me=X.skeleton;Me&&(Me.boneTexture===null&&Me.computeBoneTexture(),ie.setValue(B,"boneTexture",Me.boneTexture,kt))}X.isBatchedMesh&&(ie.setOptional(B,X,"batchingTexture"),ie.setValue(B,"batchingTexture",X._matricesTexture,kt),ie.setOptional(B,X,"batchingIdTexture"),ie.setValue(B,"batchingIdTexture",X._indirectTexture,kt),ie.setOptional(B,X,"batchingColorTexture"),X._colorsTexture!==null&&ie.setValue(B,"batchingColorTexture",X._colorsTexture,kt));let fi=Y.morphAttributes;if((fi.position!==void 0||fi.normal!==void 0||fi.color!==void 0)&&et.update(X,Y,rn),(Fr||Rt.receiveShadow!==X.receiveShadow)&&(Rt.receiveShadow=X.receiveShadow,ie.setValue(B,"receiveShadow",X.receiveShadow)),(H.isMeshStandardMaterial||H.isMeshLambertMaterial||H.isMeshPhongMaterial)&&H.envMap===null&&F.environment!==null&&(Ke.envMapIntensity.value=F.environmentIntensity),Ke.dfgLUT!==void 0&&(Ke.dfgLUT.value=h5()),Fr){if(ie.setValue(B,"toneMappingExposure",R.toneMappingExposure),Rt.needsLights&&wA(Ke,ms),bt&&H.fog===!0&&pt.refreshFogUniforms(Ke,bt),pt.refreshMaterialUniforms(Ke,H,at,st,b.state.transmissionRenderTarget[E.id]),Rt.needsLights&&Rt.numLightProbeGrids>0){let Me=x,Ve=0;for(let tr of b.state.lightProbeGridArray)tr.texture!==null&&(Me.textures[Ve]=tr.texture,Me.min[Ve]=tr.boundingBox.min,Me.max[Ve]=tr.boundingBox.max,Me.resolution[Ve]=tr.resolution,Ve++);for(let tr in Me)Me[tr].length=Ve;Ke.probesSH.value=Me.textures,Ke.probesMin.value=Me.min,Ke.probesMax.value=Me.max,Ke.probesResolution.value=Me.resolution}Ca.upload(B,Ty(Rt),Ke,kt)}if(H.isShaderMaterial&&H.uniformsNeedUpdate===!0&&(Ca.upload(B,Ty(Rt),Ke,kt),H.uniformsNeedUpdate=!1),H.isSpriteMaterial&&ie.setValue(B,"center",X.center),ie.setValue(B,"modelViewMatrix",X.modelViewMatrix),ie.setValue(B,"normalMatrix",X.normalMatrix),ie.setValue(B,"modelMatrix",X.matrixWorld),H.uniformsGroups!==void 0){let Me=H.uniformsGroups;for(let Ve=0,tr=Me.length;Ve<tr;Ve++){let Cy=Me[Ve];It.update(Cy,rn),It.bind(Cy,rn)}}return rn}function wA(E,F){E.ambientLightColor.needsUpdate=F,E.lightProbe.needsUpdate=F,E.sunLights.needsUpdate=F,E.sunLightShadows.needsUpdate=F,E.directionalLights.needsUpdate=F,E.directionalLightShadows.needsUpdate=F,E.pointLights.needsUpdate=F,E.pointLightShadows.needsUpdate=F,E.spotLights.needsUpdate=F,E.spotLightShadows.needsUpdate=F,E.rectAreaLights.needsUpdate=F,E.hemisphereLights.needsUpdate=F}function TA(E){return E.isMeshLambertMaterial||E.isMeshToonMaterial||E.isMeshPhongMaterial||E.isMeshStandardMaterial||E.isShadowMaterial||E.isShaderMaterial&&E.lights===!0}this.getActiveCubeFace=function(){return z},this.getActiveMipmapLevel=function(){return k},this.getRenderTarget=function(){return Z},this.setRenderTargetTextures=function(E,F,Y){let H=Ut.get(E);H.__autoAllocateDepthBuffer=E.resolveDepthBuffer===!1,H.__autoAllocateDepthBuffer===!1&&(H.__useRenderToTexture=!1),Ut.get(E.texture).__webglTexture=F,Ut.get(E.depthTexture).__webglTexture=H.__autoAllocateDepthBuffer?void 0:Y,H.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(E,F){let Y=Ut.get(E);Y.__webglFramebuffer=F,Y.__useDefaultFramebuffer=F===void 0},this.setRenderTarget=function(E,F=0,Y=0){Z=E,z=F,k=Y;let H=null,X=!1,bt=!1;if(E){let xt=Ut.get(E);if(xt.__useDefaultFramebuffer!==void 0){St.bindFramebuffer(B.FRAMEBUFFER,xt.__webglFramebuffer),q.copy(E.viewport),rt.copy(E.scissor),ct=E.scissorTest,St.viewport(q),St.scissor(rt),St.setScissorTest(ct),U=-1;return}else if(xt.__webglFramebuffer===void 0)kt.setupRenderTarget(E);else if(xt.__hasExternalTextures)kt.rebindTextures(E,Ut.get(E.texture).__webglTexture,Ut.get(E.depthTexture).__webglTexture);else if(E.depthBuffer){let zt=E.depthTexture;if(xt.__boundDepthTexture!==zt){if(zt!==null&&Ut.has(zt)&&(E.width!==zt.image.width||E.height!==zt.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");kt.setupDepthRenderbuffer(E)}}let Et=E.texture;(Et.isData3DTexture||Et.isDataArrayTexture||Et.isCompressedArrayTexture)&&(bt=!0);let Pt=Ut.get(E).__webglFramebuffer;E.isWebGLCubeRenderTarget?(Array.isArray(Pt[F])?H=Pt[F][Y]:H=Pt[F],X=!0):E.samples>0&&kt.useMultisampledRTT(E)===!1?H=Ut.get(E).__webglMultisampledFramebuffer:Array.isArray(Pt)?H=Pt[Y]:H=Pt,q.copy(E.viewport),rt.copy(E.scissor),ct=E.scissorTest}else q.copy(lt).multiplyScalar(at).floor(),rt.copy(K).multiplyScalar(at).floor(),ct=Lt;if(Y!==0&&(H=O),St.bindFramebuffer(B.FRAMEBUFFER,H)&&St.drawBuffers(E,H),St.viewport(q),St.scissor(rt),St.setScissorTest(ct),X){let xt=Ut.get(E.texture);B.framebufferTexture2D(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_CUBE_MAP_POSITIVE_X+F,xt.__webglTexture,Y)}else if(bt){let xt=F;for(let Et=0;Et<E.textures.length;Et++){let Pt=Ut.get(E.textures[Et]);B.framebufferTextureLayer(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0+Et,Pt.__webglTexture,Y,xt)}}else if(E!==null&&Y!==0){let xt=Ut.get(E.texture);B.framebufferTexture2D(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,xt.__webglTexture,Y)}U=-1};function Ay(E){let F=Ut.get(E);return(F.__readFormat!==E.format||F.__readType!==E.type)&&(F.__readFormat=E.format,F.__readType=E.type,F.__formatReadable=ve.textureFormatReadable(E.format),F.__typeReadable=ve.textureTypeReadable(E.type)),F}this.readRenderTargetPixels=function(E,F,Y,H,X,bt,At,xt=0){if(!(E&&E.isWebGLRenderTarget)){Ft("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let Et=Ut.get(E).__webglFramebuffer;if(E.isWebGLCubeRenderTarget&&At!==void 0&&(Et=Et[At],Array.isArray(Et)&&(Et=Et[0])),Et){St.bindFramebuffer(B.FRAMEBUFFER,Et);try{let Pt=E.textures[xt],zt=Pt.format,te=Pt.type;E.textures.length>1&&B.readBuffer(B.COLOR_ATTACHMENT0+xt);let Ct=Ay(Pt);if(Ct.__formatReadable===!1){Ft("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(Ct.__typeReadable===!1){Ft("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}F>=0&&F<=E.width-H&&Y>=0&&Y<=E.height-X&&B.readPixels(F,Y,H,X,dt.convert(zt),dt.convert(te),bt)}finally{let Pt=Z!==null?Ut.get(Z).__webglFramebuffer:null;St.bindFramebuffer(B.FRAMEBUFFER,Pt)}}},this.readRenderTargetPixelsAsync=async function(E,F,Y,H,X,bt,At,xt=0){if(!(E&&E.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let Et=Ut.get(E).__webglFramebuffer;if(E.isWebGLCubeRenderTarget&&At!==void 0&&(Et=Et[At],Array.isArray(Et)&&(Et=Et[0])),Et)if(F>=0&&F<=E.width-H&&Y>=0&&Y<=E.height-X){St.bindFramebuffer(B.FRAMEBUFFER,Et);let Pt=E.textures[xt],zt=Pt.format,te=Pt.type;E.textures.length>1&&B.readBuffer(B.COLOR_ATTACHMENT0+xt);let Ct=Ay(Pt);if(Ct.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(Ct.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let ee=B.createBuffer();B.bindBuffer(B.PIXEL_PACK_BUFFER,ee),B.bufferData(B.PIXEL_PACK_BUFFER,bt.byteLength,B.STREAM_READ),B.readPixels(F,Y,H,X,dt.convert(zt),dt.convert(te),0),B.bindBuffer(B.PIXEL_PACK_BUFFER,null);let Ie=Z!==null?Ut.get(Z).__webglFramebuffer:null;St.bindFramebuffer(B.FRAMEBUFFER,Ie);let ge=B.fenceSync(B.SYNC_GPU_COMMANDS_COMPLETE,0);return B.flush(),await TE(B,ge,4),B.bindBuffer(B.PIXEL_PACK_BUFFER,ee),B.getBufferSubData(B.PIXEL_PACK_BUFFER,0,bt),B.bindBuffer(B.PIXEL_PACK_BUFFER,null),B.deleteBuffer(ee),B.deleteSync(ge),bt}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(E,F=null,Y=0){let H=Math.pow(2,-Y),X=Math.floor(E.image.width*H),bt=Math.floor(E.image.height*H),At=F!==null?F.x:0,xt=F!==null?F.y:0;kt.setTexture2D(E,0),B.copyTexSubImage2D(B.TEXTURE_2D,Y,0,0,At,xt,X,bt),St.unbindTexture()},this.copyTextureToTexture=function(E,F,Y=null,H=null,X=0,bt=0){let At,xt,Et,Pt,zt,te,Ct,ee,Ie,ge=E.isCompressedTexture?E.mipmaps[bt]:E.image;if(Y!==null)At=Y.max.x-Y.min.x,xt=Y.max.y-Y.min.y,Et=Y.isBox3?Y.max.z-Y.min.z:1,Pt=Y.min.x,zt=Y.min.y,te=Y.isBox3?Y.min.z:0;else{let ie=Math.pow(2,-X);At=Math.floor(ge.width*ie),xt=Math.floor(ge.height*ie),E.isDataArrayTexture?Et=ge.depth:E.isData3DTexture?Et=Math.floor(ge.depth*ie):Et=1,Pt=0,zt=0,te=0}H!==null?(Ct=H.x,ee=H.y,Ie=H.z):(Ct=0,ee=0,Ie=0);let de=dt.convert(F.format),nn=dt.convert(F.type),Rt;F.isData3DTexture?(kt.setTexture3D(F,0),Rt=B.TEXTURE_3D):F.isDataArrayTexture||F.isCompressedArrayTexture?(kt.setTexture2DArray(F,0),Rt=B.TEXTURE_2D_ARRAY):(kt.setTexture2D(F,0),Rt=B.TEXTURE_2D),St.activeTexture(B.TEXTURE0),St.pixelStorei(B.UNPACK_FLIP_Y_WEBGL,F.flipY),St.pixelStorei(B.UNPACK_PREMULTIPLY_ALPHA_WEBGL,F.premultiplyAlpha),St.pixelStorei(B.UNPACK_ALIGNMENT,F.unpackAlignment);let ln=St.getParameter(B.UNPACK_ROW_LENGTH),se=St.getParameter(B.UNPACK_IMAGE_HEIGHT),ps=St.getParameter(B.UNPACK_SKIP_PIXELS),rn=St.getParameter(B.UNPACK_SKIP_ROWS),Ml=St.getParameter(B.UNPACK_SKIP_IMAGES);St.pixelStorei(B.UNPACK_ROW_LENGTH,ge.width),St.pixelStorei(B.UNPACK_IMAGE_HEIGHT,ge.height),St.pixelStorei(B.UNPACK_SKIP_PIXELS,Pt),St.pixelStorei(B.UNPACK_SKIP_ROWS,zt),St.pixelStorei(B.UNPACK_SKIP_IMAGES,te);let Fr=E.isDataArrayTexture||E.isData3DTexture,ms=F.isDataArrayTexture||F.isData3DTexture;if(E.isDepthTexture){let ie=Ut.get(E),Ke=Ut.get(F),fi=Ut.get(ie.__renderTarget),Me=Ut.get(Ke.__renderTarget);St.bindFramebuffer(B.READ_FRAMEBUFFER,fi.__webglFramebuffer),St.bindFramebuffer(B.DRAW_FRAMEBUFFER,Me.__webglFramebuffer);for(let Ve=0;Ve<Et;Ve++)Fr&&(B.framebufferTextureLayer(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,Ut.get(E).__webglTexture,X,te+Ve),B.framebufferTextureLayer(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,Ut.get(F).__webglTexture,bt,Ie+Ve)),B.blitFramebuffer(Pt,zt,Pt+At,zt+xt,Ct,ee,Ct+At,ee+xt,B.DEPTH_BUFFER_BIT,B.NEAREST);St.bindFramebuffer(B.READ_FRAMEBUFFER,null),St.bindFramebuffer(B.DRAW_FRAMEBUFFER,null)}else if(X!==0||E.isRenderTargetTexture||Ut.has(E)){let ie=Ut.get(E),Ke=Ut.get(F);St.bindFramebuffer(B.READ_FRAMEBUFFER,P),St.bindFramebuffer(B.DRAW_FRAMEBUFFER,L);for(let fi=0;fi<Et;fi++)Fr?B.framebufferTextureLayer(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,ie.__webglTexture,X,te+fi):B.framebufferTexture2D(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,ie.__webglTexture,X),ms?B.framebufferTextureLayer(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,Ke.__webglTexture,bt,Ie+fi):B.framebufferTexture2D(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,Ke.__webglTexture,bt),X!==0?B.blitFramebuffer(Pt,zt,Pt+At,zt+xt,Ct,ee,Ct+At,ee+xt,B.COLOR_BUFFER_BIT,B.NEAREST):ms?B.copyTexSubImage3D(Rt,bt,Ct,ee,Ie+fi,Pt,zt,At,xt):B.copyTexSubImage2D(Rt,bt,Ct,ee,Pt,zt,At,xt);St.bindFramebuffer(B.READ_FRAMEBUFFER,null),St.bindFramebuffer(B.DRAW_FRAMEBUFFER,null)}else ms?E.isDataTexture||E.isData3DTexture?B.texSubImage3D(Rt,bt,Ct,ee,Ie,At,xt,Et,de,nn,ge.data):F.isCompressedArrayTexture?B.compressedTexSubImage3D(Rt,bt,Ct,ee,Ie,At,xt,Et,de,ge.data):B.texSubImage3D(Rt,bt,Ct,ee,Ie,At,xt,Et,de,nn,ge):E.isDataTexture?B.texSubImage2D(B.TEXTURE_2D,bt,Ct,ee,At,xt,de,nn,ge.data):E.isCompressedTexture?B.compressedTexSubImage2D(B.TEXTURE_2D,bt,Ct,ee,ge.width,ge.height,de,ge.data):B.texSubImage2D(B.TEXTURE_2D,bt,Ct,ee,At,xt,de,nn,ge);St.pixelStorei(B.UNPACK_ROW_LENGTH,ln),St.pixelStorei(B.UNPACK_IMAGE_HEIGHT,se),St.pixelStorei(B.UNPACK_SKIP_PIXELS,ps),St.pixelStorei(B.UNPACK_SKIP_ROWS,rn),St.pixelStorei(B.UNPACK_SKIP_IMAGES,Ml),bt===0&&F.generateMipmaps===!0&&F.mipmapsAutoUpdate===!0&&B.generateMipmap(Rt),St.unbindTexture()},this.initRenderTarget=function(E){Ut.get(E).__webglFramebuffer===void 0&&kt.setupRenderTarget(E)},this.initTexture=function(E){E.isCubeTexture?kt.setTextureCube(E,0):E.isData3DTexture?kt.setTexture3D(E,0):E.isDataArrayTexture||E.isCompressedArrayTexture?kt.setTexture2DArray(E,0):kt.setTexture2D(E,0),St.unbindTexture()},this.resetState=function(){z=0,k=0,Z=null,St.reset(),mt.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return li}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(t){this._outputColorSpace=t;let n=this.getContext();n.drawingBufferColorSpace=ne._getDrawingBufferColorSpace(t),n.unpackColorSpace=ne._getUnpackColorSpace()}};var fA={type:"change"},dy={type:"start"},dA={type:"end"},ud=new js,hA=new On,p5=Math.cos(70*X_.DEG2RAD),ke=new V,An=2*Math.PI,oe={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},hy=1e-6,fd=class extends al{constructor(t,n=null){super(t,n),this.state=oe.NONE,this.target=new V,this.cursor=new V,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:ls.ROTATE,MIDDLE:ls.DOLLY,RIGHT:ls.PAN},this.touches={ONE:us.ROTATE,TWO:us.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle="auto",this._domElementKeyEvents=null,this._lastPosition=new V,this._lastQuaternion=new kn,this._lastTargetPosition=new V,this._quat=new kn().setFromUnitVectors(t.up,new V(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new Ma,this._sphericalDelta=new Ma,this._scale=1,this._panOffset=new V,this._rotateStart=new Ot,this._rotateEnd=new Ot,this._rotateDelta=new Ot,this._panStart=new Ot,this._panEnd=new Ot,this._panDelta=new Ot,this._dollyStart=new Ot,this._dollyEnd=new Ot,this._dollyDelta=new Ot,this._dollyDirection=new V,this._mouse=new Ot,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=g5.bind(this),this._onPointerDown=m5.bind(this),this._onPointerUp=_5.bind(this),this._onContextMenu=w5.bind(this),this._onMouseWheel=v5.bind(this),this._onKeyDown=b5.bind(this),this._onTouchStart=M5.bind(this),this._onTouchMove=S5.bind(this),this._onMouseDown=y5.bind(this),this._onMouseMove=x5.bind(this),this._interceptControlDown=T5.bind(this),this._interceptControlUp=E5.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}set cursorStyle(t){this._cursorStyle=t,t==="grab"?this.domElement.style.cursor="grab":this.domElement.style.cursor="auto"}get cursorStyle(){return this._cursorStyle}connect(t){super.connect(t),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.state=oe.NONE,this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction="",this.domElement.style.cursor="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(t){t.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=t}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(fA),this.update(),this.state=oe.NONE}pan(t,n){this._pan(t,n),this.update()}dollyIn(t){this._dollyIn(t),this.update()}dollyOut(t){this._dollyOut(t),this.update()}rotateLeft(t){this._rotateLeft(t),this.update()}rotateUp(t){this._rotateUp(t),this.update()}update(t=null){let n=this.object.position;ke.copy(n).sub(this.target),ke.applyQuaternion(this._quat),this._spherical.setFromVector3(ke),this.autoRotate&&this.state===oe.NONE&&this._rotateLeft(this._getAutoRotationAngle(t)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let i=this.minAzimuthAngle,r=this.maxAzimuthAngle;isFinite(i)&&isFinite(r)&&(i<-Math.PI?i+=An:i>Math.PI&&(i-=An),r<-Math.PI?r+=An:r>Math.PI&&(r-=An),i<=r?this._spherical.theta=Math.max(i,Math.min(r,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(i+r)/2?Math.max(i,this._spherical.theta):Math.min(r,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let s=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),s=o!=this._spherical.radius}if(ke.setFromSpherical(this._spherical),ke.applyQuaternion(this._quatInverse),n.copy(this.target).add(ke),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){let a=ke.length();o=this._clampDistance(a*this._scale);let c=a-o;this.object.position.addScaledVector(this._dollyDirection,c),this.object.updateMatrixWorld(),s=!!c}else if(this.object.isOrthographicCamera){let a=new V(this._mouse.x,this._mouse.y,0);a.unproject(this.object);let c=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),s=c!==this.object.zoom;let l=new V(this._mouse.x,this._mouse.y,0);l.unproject(this.object),this.object.position.sub(l).add(a),this.object.updateMatrixWorld(),o=ke.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(ud.origin.copy(this.object.position),ud.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(ud.direction))<p5?this.object.lookAt(this.target):(hA.setFromNormalAndCoplanarPoint(this.object.up,this.target),ud.intersectPlane(hA,this.target))))}else if(this.object.isOrthographicCamera){let o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),s=!0)}return this._scale=1,this._performCursorZoom=!1,s||this._lastPosition.distanceToSquared(this.object.position)>hy||8*(1-this._lastQuaternion.dot(this.object.quaternion))>hy||this._lastTargetPosition.distanceToSquared(this.target)>hy?(this.dispatchEvent(fA),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(t){return t!==null?An/60*this.autoRotateSpeed*t:An/60/60*this.autoRotateSpeed}_getZoomScale(t){let n=Math.abs(t*.01);return Math.pow(.95,this.zoomSpeed*n)}_rotateLeft(t){this._sphericalDelta.theta-=t}_rotateUp(t){this._sphericalDelta.phi-=t}_panLeft(t,n){ke.setFromMatrixColumn(n,0),ke.multiplyScalar(-t),this._panOffset.add(ke)}_panUp(t,n){this.screenSpacePanning===!0?ke.setFromMatrixColumn(n,1):(ke.setFromMatrixColumn(n,0),ke.crossVectors(this.object.up,ke)),ke.multiplyScalar(t),this._panOffset.add(ke)}_pan(t,n){let i=this.domElement;if(this.object.isPerspectiveCamera){let r=this.object.position;ke.copy(r).sub(this.target);let s=ke.length();s*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*t*s/i.clientHeight,this.object.matrix),this._panUp(2*n*s/i.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(t*(this.object.right-this.object.left)/this.object.zoom/i.clientWidth,this.object.matrix),this._panUp(n*(this.object.top-this.object.bottom)/this.object.zoom/i.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(t){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=t:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(t){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=t:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(t,n){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let i=this.domElement.getBoundingClientRect(),r=t-i.left,s=n-i.top,o=i.width,a=i.height;this._mouse.x=r/o*2-1,this._mouse.y=-(s/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(t){return Math.max(this.minDistance,Math.min(this.maxDistance,t))}_handleMouseDownRotate(t){this._rotateStart.set(t.clientX,t.clientY)}_handleMouseDownDolly(t){this._updateZoomParameters(t.clientX,t.clientY),this._dollyStart.set(t.clientX,t.clientY)}_handleMouseDownPan(t){this._panStart.set(t.clientX,t.clientY)}_handleMouseMoveRotate(t){this._rotateEnd.set(t.clientX,t.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let n=this.domElement;this._rotateLeft(An*this._rotateDelta.x/n.clientHeight),this._rotateUp(An*this._rotateDelta.y/n.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(t){this._dollyEnd.set(t.clientX,t.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(t){this._panEnd.set(t.clientX,t.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(t){this._updateZoomParameters(t.clientX,t.clientY),t.deltaY<0?this._dollyIn(this._getZoomScale(t.deltaY)):t.deltaY>0&&this._dollyOut(this._getZoomScale(t.deltaY)),this.update()}_handleKeyDown(t){let n=!1;switch(t.code){case this.keys.UP:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateUp(An*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),n=!0;break;case this.keys.BOTTOM:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateUp(-An*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),n=!0;break;case this.keys.LEFT:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateLeft(An*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),n=!0;break;case this.keys.RIGHT:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateLeft(-An*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),n=!0;break}n&&(t.preventDefault(),this.update())}_handleTouchStartRotate(t){if(this._pointers.length===1)this._rotateStart.set(t.pageX,t.pageY);else{let n=this._getSecondPointerPosition(t),i=.5*(t.pageX+n.x),r=.5*(t.pageY+n.y);this._rotateStart.set(i,r)}}_handleTouchStartPan(t){if(this._pointers.length===1)this._panStart.set(t.pageX,t.pageY);else{let n=this._getSecondPointerPosition(t),i=.5*(t.pageX+n.x),r=.5*(t.pageY+n.y);this._panStart.set(i,r)}}_handleTouchStartDolly(t){let n=this._getSecondPointerPosition(t),i=t.pageX-n.x,r=t.pageY-n.y,s=Math.sqrt(i*i+r*r);this._dollyStart.set(0,s)}_handleTouchStartDollyPan(t){this.enableZoom&&this._handleTouchStartDolly(t),this.enablePan&&this._handleTouchStartPan(t)}_handleTouchStartDollyRotate(t){this.enableZoom&&this._handleTouchStartDolly(t),this.enableRotate&&this._handleTouchStartRotate(t)}_handleTouchMoveRotate(t){if(this._pointers.length==1)this._rotateEnd.set(t.pageX,t.pageY);else{let i=this._getSecondPointerPosition(t),r=.5*(t.pageX+i.x),s=.5*(t.pageY+i.y);this._rotateEnd.set(r,s)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let n=this.domElement;this._rotateLeft(An*this._rotateDelta.x/n.clientHeight),this._rotateUp(An*this._rotateDelta.y/n.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(t){if(this._pointers.length===1)this._panEnd.set(t.pageX,t.pageY);else{let n=this._getSecondPointerPosition(t),i=.5*(t.pageX+n.x),r=.5*(t.pageY+n.y);this._panEnd.set(i,r)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(t){let n=this._getSecondPointerPosition(t),i=t.pageX-n.x,r=t.pageY-n.y,s=Math.sqrt(i*i+r*r);this._dollyEnd.set(0,s),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let o=(t.pageX+n.x)*.5,a=(t.pageY+n.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(t){this.enableZoom&&this._handleTouchMoveDolly(t),this.enablePan&&this._handleTouchMovePan(t)}_handleTouchMoveDollyRotate(t){this.enableZoom&&this._handleTouchMoveDolly(t),this.enableRotate&&this._handleTouchMoveRotate(t)}_addPointer(t){this._pointers.push(t.pointerId)}_removePointer(t){delete this._pointerPositions[t.pointerId];for(let n=0;n<this._pointers.length;n++)if(this._pointers[n]==t.pointerId){this._pointers.splice(n,1);return}}_isTrackingPointer(t){for(let n=0;n<this._pointers.length;n++)if(this._pointers[n]==t.pointerId)return!0;return!1}_trackPointer(t){let n=this._pointerPositions[t.pointerId];n===void 0&&(n=new Ot,this._pointerPositions[t.pointerId]=n),n.set(t.pageX,t.pageY)}_getSecondPointerPosition(t){let n=t.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[n]}_customWheelEvent(t){let n=t.deltaMode,i={clientX:t.clientX,clientY:t.clientY,deltaY:t.deltaY};switch(n){case 1:i.deltaY*=16;break;case 2:i.deltaY*=100;break}return t.ctrlKey&&!this._controlActive&&(i.deltaY*=10),i}};function m5(e){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(e.pointerId),this.domElement.ownerDocument.addEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(e)&&(this._addPointer(e),e.pointerType==="touch"?this._onTouchStart(e):this._onMouseDown(e),this._cursorStyle==="grab"&&(this.domElement.style.cursor="grabbing")))}function g5(e){this.enabled!==!1&&(e.pointerType==="touch"?this._onTouchMove(e):this._onMouseMove(e))}function _5(e){switch(this._removePointer(e),this._pointers.length){case 0:this.domElement.releasePointerCapture(e.pointerId),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(dA),this.state=oe.NONE,this._cursorStyle==="grab"&&(this.domElement.style.cursor="grab");break;case 1:let t=this._pointers[0],n=this._pointerPositions[t];this._onTouchStart({pointerId:t,pageX:n.x,pageY:n.y});break}}function y5(e){let t;switch(e.button){case 0:t=this.mouseButtons.LEFT;break;case 1:t=this.mouseButtons.MIDDLE;break;case 2:t=this.mouseButtons.RIGHT;break;default:t=-1}switch(t){case ls.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(e),this.state=oe.DOLLY;break;case ls.ROTATE:if(e.ctrlKey||e.metaKey||e.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(e),this.state=oe.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(e),this.state=oe.ROTATE}break;case ls.PAN:if(e.ctrlKey||e.metaKey||e.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(e),this.state=oe.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(e),this.state=oe.PAN}break;default:this.state=oe.NONE}this.state!==oe.NONE&&this.dispatchEvent(dy)}function x5(e){switch(this.state){case oe.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(e);break;case oe.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(e);break;case oe.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(e);break}}function v5(e){this.enabled===!1||this.enableZoom===!1||this.state!==oe.NONE||(e.preventDefault(),this.dispatchEvent(dy),this._handleMouseWheel(this._customWheelEvent(e)),this.dispatchEvent(dA))}function b5(e){this.enabled!==!1&&this._handleKeyDown(e)}function M5(e){switch(this._trackPointer(e),this._pointers.length){case 1:switch(this.touches.ONE){case us.ROTATE:if(this.enableRotate===!1){this.state=oe.NONE;break}this._handleTouchStartRotate(e),this.state=oe.TOUCH_ROTATE;break;case us.PAN:if(this.enablePan===!1){this.state=oe.NONE;break}this._handleTouchStartPan(e),this.state=oe.TOUCH_PAN;break;default:this.state=oe.NONE}break;case 2:switch(this.touches.TWO){case us.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(e),this.state=oe.TOUCH_DOLLY_PAN;break;case us.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(e),this.state=oe.TOUCH_DOLLY_ROTATE;break;default:this.state=oe.NONE}break;default:this.state=oe.NONE}this.state!==oe.NONE&&this.dispatchEvent(dy)}function S5(e){switch(this._trackPointer(e),this.state){case oe.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(e),this.update();break;case oe.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(e),this.update();break;case oe.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(e),this.update();break;case oe.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(e),this.update();break;default:this.state=oe.NONE}}function w5(e){this.enabled!==!1&&e.preventDefault()}function T5(e){e.key==="Control"&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function E5(e){e.key==="Control"&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function pA(e,t,n){n.fill(0);for(let i=0;i<t.length;i+=3){let r=3*t[i],s=3*t[i+1],o=3*t[i+2],a=e[s]-e[r],c=e[s+1]-e[r+1],l=e[s+2]-e[r+2],u=e[o]-e[r],h=e[o+1]-e[r+1],f=e[o+2]-e[r+2],d=c*f-l*h,p=l*u-a*f,_=a*h-c*u;n[r]+=d,n[r+1]+=p,n[r+2]+=_,n[s]+=d,n[s+1]+=p,n[s+2]+=_,n[o]+=d,n[o+1]+=p,n[o+2]+=_}for(let i=0;i<n.length;i+=3){let r=Math.sqrt(n[i]*n[i]+n[i+1]*n[i+1]+n[i+2]*n[i+2])||1;n[i]/=r,n[i+1]/=r,n[i+2]/=r}return n}var vl=256,hd=new Float32Array(vl*3);for(let e=0;e<vl;e+=1)new Xt(hc(e/(vl-1))).toArray(hd,3*e);var A5=new Xt("#cfc6be"),C5=new Xt("#8d8984"),[mA,gA,R5]=[new V,new V,new V],dd=class{constructor(t){this.canvas=t,this.renderer=new ad({canvas:t,antialias:!0}),this.renderer.setClearColor("#f6f6f4"),this.camera=new to(-1,1,1,-1,-5e3,5e3),this.camera.up.set(0,0,1),this.controls=new fd(this.camera,t),this.controls.addEventListener("change",()=>this.draw()),this.sides=[new pd,new pd],this.radius=1,this.frames=0,new ResizeObserver(()=>this.resize()).observe(t),t.addEventListener("keydown",n=>this.key(n))}frame(t){let n=new Zi().setFromArray(t),i=n.getSize(new V);this.radius=.5*Math.max(i.x,i.y,i.z),this.home=n.getCenter(new V),this.reset()}reset(){let t=25*Math.PI/180;this.controls.target.copy(this.home);let n=new V(Math.sin(t),-Math.cos(t),.14).multiplyScalar(3*this.radius);this.camera.position.copy(this.home).add(n),this.camera.zoom=1,this.resize(),this.controls.update()}key(t){let n=Math.PI/24,i={ArrowLeft:()=>this.turn(-n,0),ArrowRight:()=>this.turn(n,0),ArrowUp:()=>this.turn(0,-n),ArrowDown:()=>this.turn(0,n),"+":()=>this.zoom(1.15),"-":()=>this.zoom(1/1.15),0:()=>this.reset()};i[t.key]&&(t.preventDefault(),i[t.key]())}turn(t,n){let i=this.camera.position.clone().sub(this.controls.target);i.applyAxisAngle(this.camera.up,t);let r=new V().crossVectors(this.camera.up,i).normalize(),s=i.clone().applyAxisAngle(r,n);Math.abs(s.clone().normalize().z)<.99&&i.copy(s),this.camera.position.copy(this.controls.target).add(i),this.controls.update(),this.draw()}zoom(t){this.camera.zoom=Math.min(20,Math.max(.3,this.camera.zoom*t)),this.camera.updateProjectionMatrix(),this.draw()}resize(){let{clientWidth:t,clientHeight:n}=this.canvas;if(!t||!n)return;this.renderer.setPixelRatio(Math.min(window.devicePixelRatio,2)),this.renderer.setSize(t,n,!1),this.tall=n>t;let i=this.tall?t/(n/2):t/2/n,r=1.12*this.radius*Math.max(1,1/i);Object.assign(this.camera,{left:-r*i,right:r*i,top:r,bottom:-r}),this.camera.updateProjectionMatrix(),this.draw()}draw(){this.asked||(this.asked=requestAnimationFrame(()=>{this.asked=0,this.paint()}))}paint(){let{clientWidth:t,clientHeight:n}=this.canvas;this.camera.updateMatrixWorld(),this.camera.matrixWorld.extractBasis(mA,gA,R5),this.renderer.setScissorTest(!0),this.sides.forEach((i,r)=>{let s=this.tall?[0,(1-r)*(n/2),t,n/2]:[r*(t/2),0,t/2,n];this.renderer.setViewport(...s),this.renderer.setScissor(...s),i.light.position.copy(this.camera.position).addScaledVector(mA,1.4*this.radius).addScaledVector(gA,1.2*this.radius),i.light.target.position.copy(this.controls.target),this.renderer.render(i.scene,this.camera)}),this.frames+=1}},pd=class{constructor(){this.scene=new Xc,this.light=new ol("#ffffff",2),this.scene.add(new rl("#ffffff","#8f8880",1.5),this.light,this.light.target),this.material=new el({vertexColors:!0,side:ui}),this.mesh=new Gn(new Tn,this.material),this.setFaces([],0),this.mesh.frustumCulled=!1,this.marks=new Er,this.scene.add(this.mesh,this.marks)}setFaces(t,n){let i=new Tn;for(let r of["position","normal","color"]){let s=new Sn(new Float32Array(3*n),3);i.setAttribute(r,s.setUsage(z_))}i.setIndex(new Sn(new Uint32Array(t),1)),this.mesh.geometry.dispose(),this.mesh.geometry=i}setShape(t,n,i){let{position:r,normal:s}=this.mesh.geometry.attributes,{array:o}=r;for(let a=0;a<o.length;a+=1)o[a]=t[a]+i*(n[a]-t[a]);pA(o,this.mesh.geometry.index.array,s.array),r.needsUpdate=!0,s.needsUpdate=!0,this.moveMarks()}setColours(t,n,i,r,s){let o=this.mesh.geometry.getAttribute("color"),{array:a}=o,c=n*(vl-1)/i;for(let l=0;l<a.length/3;l+=1)if(s>=0&&r[l]!==s)C5.toArray(a,3*l);else if(t===null)A5.toArray(a,3*l);else{let u=3*Math.round(Math.min(vl-1,Math.max(0,t[l]*c)));a[3*l]=hd[u],a[3*l+1]=hd[u+1],a[3*l+2]=hd[u+2]}o.needsUpdate=!0}setMarks(t,n,i){if(this.lines?.geometry.dispose(),this.marks.clear(),this.ids=t,this.balls=[],!t.length)return;let r=new Float32Array(6*t.length);n.forEach((o,a)=>{r.set(o,6*a+3);let c=_A(L5,2,i);c.position.fromArray(o),this.balls.push(_A(I5,3,i)),this.marks.add(c,this.balls[a])});let s=new Tn;s.setAttribute("position",new Sn(r,3)),this.lines=new Zc(s,N5),this.lines.renderOrder=1,this.lines.frustumCulled=!1,this.marks.add(this.lines),this.moveMarks()}moveMarks(){if(!this.balls?.length)return;let{array:t}=this.mesh.geometry.attributes.position,n=this.lines.geometry.attributes.position;this.ids.forEach((i,r)=>{this.balls[r].position.fromArray(t,3*i),n.setXYZ(2*r,t[3*i],t[3*i+1],t[3*i+2])}),n.needsUpdate=!0}},P5=new tl(.014,12,8),py=e=>({color:e,depthTest:!1,transparent:!0}),I5=new Qs(py("#ffffff")),L5=new Qs(py("#d62728")),N5=new xa(py("#d62728"));function _A(e,t,n){let i=new Gn(P5,e);return i.scale.setScalar(n),i.renderOrder=t,i}var yA={reconstruction:{left:"original",right:"reconstruction, colour: error"},localization:{left:"true edit, colour: displacement",right:"edit by the model, colour: displacement"}},xA=.1,D5=1500;async function vA(e,t){let n=x=>t.querySelector(`[data-part=${x}]`),i=new dd(n("canvas")),r={mode:e[0].suite,setting:"",model:"",how:"",subject:"",region:-1,share:1,top:0},s=0,o=0,a=x=>e.filter(S=>S.suite===x),c=()=>a(r.mode).filter(x=>x.setting===r.setting),l=()=>c().filter(x=>x.model===r.model),u=()=>l().find(x=>x.how===r.how);function h(x,S,b,y=S){let M=n(x);M.replaceChildren(...S.map((C,R)=>new Option(y[R],C))),S.includes(r[b])||([r[b]]=S),M.value=r[b],M.closest("label").hidden=S.length<2}function f(){let x=[...new Set(c().map(S=>S.model))];x.includes(r.model)||([r.model]=x),n("models").replaceChildren(...x.map(S=>{let b=document.createElement("label"),y=Object.assign(document.createElement("input"),{type:"radio",name:"model",value:S});return y.checked=S===r.model,y.addEventListener("change",()=>d({model:S})),b.append(y,document.createTextNode(S)),b}))}async function d(x){Object.assign(r,x),h("mode",[...new Set(e.map(M=>M.suite))],"mode",[...new Set(e.map(M=>M.words))]),h("setting",[...new Set(a(r.mode).map(M=>M.setting))],"setting"),f();let S=l().map(M=>M.how);h("how",S,"how",S.map(M=>M||"closed form"));let b=u();h("subject",b.subjects.map(M=>M.name),"subject");let y=["whole mesh",...b.regions];n("region").replaceChildren(...y.map((M,C)=>new Option(M,C-1))),r.region>=b.regions.length&&(r.region=-1),n("region").value=r.region,n("slider").hidden=r.mode!=="localization",n("left").textContent=yA[r.mode].left,n("right").textContent=`${r.model}: ${yA[r.mode].right}`,await p(b)}async function p(x){let S=++s,b=x.subjects.find(P=>P.name===r.subject),y=["original","reconstruction","source","target","edited"].filter(P=>b[P]),M=[x.faces,x.labels,...y.map(P=>b[P])];n("message").hidden=!0;let[C,R,...A]=await Promise.all(M.map(mT)).catch(P=>(n("message").textContent=`These meshes cannot be shown: ${P.message}.`,n("message").hidden=!1,[null]));if(S!==s||!C)return;let N=Object.fromEntries(y.map((P,L)=>[P,A[L]]));r.top=x.top;let O=`${x.suite} ${x.setting} ${C.length}`;t.dataset.look!==O&&(t.dataset.look=O,i.sides.forEach(P=>P.setFaces(C,A[0].length/3)),i.frame(A[0])),r.shown={entry:x,subject:b,mesh:N,labels:R},_(),g()}function _(){let{entry:x,subject:S,mesh:b,labels:y}=r.shown,M=R=>r.region<0||y[R]===r.region,C=r.shown;if(x.suite==="reconstruction")C.values=my(b.reconstruction,b.original),C.truth=null,C.told={values:md(C.values,M)},i.sides.forEach(R=>R.setMarks([],[],1));else{C.values=my(b.edited,b.reconstruction),C.truth=my(b.target,b.source);let R=A=>M(A)&&C.truth[A]<xA;C.told={values:md(C.values,M),truth:md(C.truth,M),still:md(C.values,R)},i.sides.forEach(A=>A.setMarks(S.controls,S.targets,i.radius))}n("top").textContent=`${r.top.toPrecision(2)} mm and more`}function g(){if(!r.shown)return;let{entry:x,mesh:S,labels:b,values:y,truth:M}=r.shown,[C,R]=i.sides,A=M?r.share:1;M?(C.setShape(S.source,S.target,A),R.setShape(S.reconstruction,S.edited,A)):(C.setShape(S.original,S.original,0),R.setShape(S.reconstruction,S.reconstruction,0)),C.setColours(M,A,r.top,b,r.region),R.setColours(y,A,r.top,b,r.region),n("words").textContent=m(x,A),i.draw()}function m(x,S){let b=r.region<0?"whole mesh":x.regions[r.region],y=x.how?` (${x.how})`:"",M=`${r.model}${y}, ${r.subject}, ${b}`,{values:C,truth:R,still:A}=r.shown.told,N=({mean:O,most:P})=>`${(S*O).toPrecision(3)} mm, largest ${(S*P).toPrecision(3)} mm`;return R?`${M}: mean displacement ${N(C)}; the true edit: mean ${N(R)}; where the true edit stands still (less than ${xA} mm), the model moves vertices by mean ${N(A)}`:`${M}: mean error ${N(C)}`}function v(){let x=performance.now(),S=++o,b=y=>{if(S!==o||!r.shown)return;let M=Math.min(1,Math.max(0,(y-x)/D5));w(Math.round(100*M)),M<1&&requestAnimationFrame(b)};requestAnimationFrame(b)}function w(x){r.share=x/100,n("share").value=x,n("percent").textContent=`${x} %`,g()}for(let[x,S]of[["mode","mode"],["setting","setting"],["how","how"],["subject","subject"]])n(x).addEventListener("change",b=>d({[S]:b.target.value}));n("region").addEventListener("change",x=>d({region:Number(x.target.value)})),n("share").addEventListener("input",x=>{o+=1,w(Number(x.target.value))}),n("play").addEventListener("click",v),n("reset").addEventListener("click",()=>i.reset()),window.reportViewer={state:()=>({...r,shown:void 0,frames:i.frames,words:n("words").textContent}),positions:x=>Array.from(i.sides[x].mesh.geometry.getAttribute("position").array),drawNow:()=>i.paint(),faces:x=>i.sides[x].mesh.geometry.index.count/3},await d({})}function md(e,t){let[n,i,r]=[0,0,0];for(let s=0;s<e.length;s+=1)t(s)&&(n+=e[s],i+=1,e[s]>r&&(r=e[s]));return{mean:n/Math.max(1,i),most:r}}function my(e,t){let n=new Float32Array(e.length/3);for(let i=0;i<n.length;i+=1)n[i]=Math.hypot(e[3*i]-t[3*i],e[3*i+1]-t[3*i+1],e[3*i+2]-t[3*i+2]);return n}var _y=window.REPORT;pT(document);dT(_y.plots,document.getElementById("plots"));var gy=document.getElementById("viewer");gy&&_y.meshes.length&&vA(_y.meshes,gy).catch(e=>{let t=gy.querySelector("[data-part=message]");t.textContent=`The 3D viewer cannot be shown: ${e.message}`,t.hidden=!1});})();
