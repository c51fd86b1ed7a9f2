namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Names a device by what its browser says of itself: enough for its owner to know it again, no more.</summary>
public static class DeviceName
{
    static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Line/", "LINE"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <returns>Browser and system; a dash for either that it does not tell.</returns>
    public static string Of(string? userAgent) => $"{First(Browsers, userAgent)} · {First(Systems, userAgent)}";

    static string First((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) == true).Name ?? "–";
}
