using System.Text;
using CsCheck;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

public sealed class TotpTests
{
    static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_appendix_B_of_RFC_6238(long second, string code) =>
        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Fact]
    public void A_key_in_base_32_reads_as_the_bytes_that_it_stands_for() => Assert.Equal(Key, Totp.KeyOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    [Fact]
    public void A_code_counts_in_its_own_step_and_the_ones_before_and_after_and_in_no_other() =>
        Gen.Long[0, 4_000_000_000].Select(Gen.Long[-5, 5]).Sample((second, off) =>
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(second);
            var step = Totp.StepAt(at) + off;
            var found = Totp.StepOf(Key, Totp.CodeAt(Key, step), at);
            return Math.Abs(off) <= 1 ? found is not null : found is null || Totp.CodeAt(Key, found.Value) == Totp.CodeAt(Key, step);
        });

    [Theory, InlineData(""), InlineData("12345"), InlineData("abcdef"), InlineData("1234567")]
    public void What_is_not_six_digits_is_no_code(string typed) => Assert.Null(Totp.StepOf(Key, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36", "Chrome · Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData(null, "– · –")]
    public void A_device_is_named_by_browser_and_system(string? userAgent, string name) => Assert.Equal(name, DeviceName.Of(userAgent));
}
