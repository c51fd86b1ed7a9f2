using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

/// <summary>Runs one piece of a test in one language, as the request's middleware would set it.</summary>
static class Speaking
{
    public static T Thai<T>(Func<T> what) => In(Languages.Thai, what);

    public static T English<T>(Func<T> what) => In(Languages.English, what);

    static T In<T>(CultureInfo language, Func<T> what)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            return what();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
