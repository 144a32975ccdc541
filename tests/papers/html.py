"""Web pages of the kinds that reports are found on, all composed."""
# ruff: noqa: E501 - pages are written as pages are

from .prose import PARAGRAPH

BODY = f"<p>各位委员、同志们：</p><p>一、主要工作</p><p>{PARAGRAPH}</p><p>（一）组织建设</p><p>{PARAGRAPH}</p>"
NAVIGATION = '<ul><li><a href="/">首页</a></li><li><a href="/jg">机构设置</a></li><li><a href="/tz">通知公告</a></li></ul>'
RELATED = (
    '<h3>相关阅读</h3><ul><li><a href="/1">乙市总工会召开全委会，部署全年各项重点工作任务</a></li>'
    '<li><a href="/2">丙市总工会开展送清凉活动，慰问高温下的一线职工</a> 2020-07-01</li></ul>'
)
FOOTER = "<footer>版权所有：甲市总工会 备案号12345</footer>"

CMS = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>甲市总工会2020年工作总结_甲市人民政府</title></head><body>
<h1>甲市总工会</h1>{NAVIGATION}
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/dt">工作动态</a></div>
<h2>甲市总工会2020年工作总结</h2>
<div class="info">发布时间：2020-12-30&nbsp;&nbsp;来源：甲市总工会&nbsp;&nbsp;浏览次数：<span>12</span></div>
<div class="tools">字号：大 中 小</div>
<div id="zoom">{BODY}<div><a href="/ad">购物节大促销，点此领取优惠</a></div>
<p>二、下一步打算</p><p>{PARAGRAPH}</p>
<p style="text-align:right">甲市总工会</p><p style="text-align:right">2020年12月29日</p></div>
{RELATED}{FOOTER}<script>document.write("脚本写的字")</script></body></html>"""

OLD_TABLES = f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>甲市总工会工作总结</TITLE></HEAD><BODY bgColor=#ffffff>
<TABLE width=780><TR><TD><A href=1>首页</A></TD><TD><A href=2>上一版</A></TD><TD><A href=3>下一版</A></TD></TR></TABLE>
<TABLE width=780><TR><TD width=150 vAlign=top><A href=1>第一版：要闻</A><BR><A href=2>第二版：综合</A></TD>
<TD><TABLE><TR><TD align=center><FONT size=5><B>甲市总工会工作总结</B></FONT></TD></TR>
<TR><TD align=center>2010年1月5日&nbsp;&nbsp;来源:甲日报</TD></TR>
<TR><TD>&nbsp;&nbsp;&nbsp;&nbsp;{PARAGRAPH}<BR>&nbsp;&nbsp;&nbsp;&nbsp;一、组织建设<BR>
　　{PARAGRAPH}<BR></TD></TR></TABLE>
<TABLE border=1><TR><TH>指标</TH><TH>2008年</TH><TH>2009年</TH></TR>
<TR><TD>会员数</TD><TD>11万人</TD><TD>12万人</TD></TR></TABLE></TD></TR></TABLE></BODY></HTML>"""

FORUM = f"""<html><head><title>甲市总工会年终总结 - 公文写作 - 文秘论坛</title></head><body>
<div><a href="/">文秘论坛</a> &raquo; <a href="/gw">公文写作</a></div>
<table><tr><td><a href="/u/7">笔杆子</a><br>积分 120</td><td><h1>甲市总工会年终总结</h1>
<em>发表于 2010-1-8 09:30</em><div class="post">甲市总工会年终总结<br /><br />
&nbsp;&nbsp;{PARAGRAPH}<br /><br />&nbsp;&nbsp;{PARAGRAPH}<br /></div></td></tr>
<tr><td><a href="/u/8">过客</a><br>积分 3</td><td><em>发表于 2010-1-9</em><div class="post">顶！</div></td></tr>
</table><div><a href="/p">发新帖</a> <a href="/b">返回列表</a></div></body></html>"""

STATED = f"""<html><head><title>工作总结</title><meta name="ArticleTitle" content="甲县总工会五年工作总结">
<meta name="PubDate" content="2016-01-20 08:30"><meta name="ContentSource" content="甲县总工会">
</head><body>{NAVIGATION}<div>{BODY}</div></body></html>"""

FRAMES = (
    '<html><frameset cols="20%,*"><frame src="menu.htm"><frame src="main.htm"></frameset></html>'
)
"""A page that only says where its parts are."""

HIDDEN = f"""<body><p>{PARAGRAPH}</p><p style="display: none">藏起来的字，读者看不到的一段话，不应算作正文。</p>
<noscript>请启用脚本功能，否则网页不能正常显示。</noscript><style>p {{content: "样式里的字"}}</style>
<template><p>模板里的字</p></template><iframe src="http://127.0.0.1:9/">框里的字</iframe>
<img src="http://127.0.0.1:9/x.png" onerror="alert('事件里的字')"><!-- 注释里的字 --><p hidden>也藏起来的字</p></body>"""
