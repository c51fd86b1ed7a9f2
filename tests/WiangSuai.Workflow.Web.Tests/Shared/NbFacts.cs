using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Parser;
using CsCheck;
using Microsoft.AspNetCore.Html;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class NbFacts
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Thai, UnicodeRanges.GeneralPunctuation);

    [Theory]
    [InlineData("รองนายกเทศมนตรี คนที่ 1", "[รองนายกเทศมนตรี คนที่ 1]")]
    [InlineData("แทนนายกเทศมนตรี ตามคำสั่งที่ 321/2569 ข้อ 1.2", "แทน[นายกเทศมนตรี] ตาม[คำสั่งที่ 321/2569] [ข้อ 1.2]")]
    [InlineData("ข้อ 1.1–1.4", "[ข้อ 1.1–1.4]")]
    [InlineData("32,400 บาท ไม่เกินครั้งละ 50,000 บาท", "[32,400 บาท] ไม่เกินครั้งละ [50,000 บาท]")]
    [InlineData("นอกสถานที่ 25–27 พ.ย. 2569", "[นอกสถานที่] [25–27 พ.ย. 2569]")]
    [InlineData("23 พ.ย. 2569 09:41:07 น.", "[23 พ.ย. 2569] [09:41:07 น.]")]
    [InlineData("ศ. 27 พ.ย.", "[ศ. 27 พ.ย.]")]
    [InlineData("ปฏิบัติราชการแทนนายกเทศมนตรี", "[ปฏิบัติราชการแทน][นายกเทศมนตรี]")]
    [InlineData("ใบยืม บย. 48/2569 เครื่องฉายภาพ 456-62-0003", "[ใบยืม บย. 48/2569] [เครื่องฉายภาพ] [456-62-0003]")]
    [InlineData("รอมา 1 วันทำการ จาก 3 วัน", "รอมา [1 วันทำการ] จาก [3 วัน]")]
    [InlineData("๓๒,๔๐๐ บาท", "[๓๒,๔๐๐ บาท]")]
    [InlineData("Deputy Mayor no. 1, order 321/2569, 23 Nov 2026, 32,400 baht", "[Deputy Mayor no. 1], [order 321/2569], [23 Nov 2026], [32,400 baht]")]
    [InlineData("ส่งต่อจาก นางสาว ช. ให้ นาย ก. (กองช่าง)", "ส่งต่อจาก [นางสาว ช.] ให้ [นาย ก.] ([กองช่าง])")]
    [InlineData("เจ้าพนักงานป้องกันและบรรเทาสาธารณภัย", "[เจ้าพนักงาน]ป้องกันและบรรเทาสาธารณภัย")]   // not in the middle of the first word
    [InlineData("ไม่มีอะไรให้ห่อ", "ไม่มีอะไรให้ห่อ")]
    public void Terms_numbers_and_references_stay_whole(string text, string expected) =>
        Assert.Equal(expected, Write(text).Replace("<span class=\"nb\">", "[", StringComparison.Ordinal).Replace("</span>", "]", StringComparison.Ordinal));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("นายกเทศมนตรี<img src=x onerror=alert(1)>")]
    [InlineData("5 <b>บาท</b>\" onclick='x' &amp; </span><span class=\"nb\">")]
    [InlineData("ข้อ 1.2\"><svg/onload=alert(1)>")]
    public void Hostile_text_comes_out_as_text(string text) => AssertHarmless(text);

    [Fact]
    public void Whatever_the_text_only_our_own_spans_are_markup_and_nothing_is_lost()
    {
        string[] bits = ["<", ">", "\"", "'", "&", "นายกเทศมนตรี", "ข้อ ", "1.2", " บาท", "</span>", "<span class=\"nb\">", "23 พ.ย. ", "2569", "บย. ", "–", "/", "\n"];
        Gen.Int[0, bits.Length - 1].Array[0, 30].Select(at => string.Concat(at.Select(i => bits[i]))).Sample(AssertHarmless);
    }

    static void AssertHarmless(string text)
    {
        var body = new HtmlParser().ParseDocument($"<body><p>{Write(text)}</p></body>").QuerySelector("p")!;
        Assert.Equal(text, body.TextContent);
        Assert.All(body.QuerySelectorAll("*"), element =>
        {
            Assert.Equal("SPAN", element.TagName);
            Assert.Equal("class=nb", string.Join(',', element.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}")));
            Assert.Empty(element.Children);
        });
    }

    static string Write(string text)
    {
        using var writer = new StringWriter();
        Nb.Of(text).WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
