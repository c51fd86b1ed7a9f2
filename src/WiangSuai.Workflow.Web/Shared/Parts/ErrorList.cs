using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The errors of a form as its summary lists them: in the order of the fields, which is the order in which the form declares its properties.</summary>
public static class ErrorList
{
    const string NamesKey = "names-of-fields";

    /// <summary>Names the fields whose own message does not say which thing or day it is about; null for all others.</summary>
    public static void NameFields(this ViewDataDictionary data, Func<string, string?> nameOf) => data[NamesKey] = nameOf;

    /// <summary>Name of the field, and the message with the field's name before it.</summary>
    public static IReadOnlyList<(string Field, string Message)> Of(ViewDataDictionary data)
    {
        var names = data[NamesKey] as Func<string, string?> ?? (_ => null);
        return
        [
            .. data.ModelState.Where(entry => entry.Value is { Errors.Count: > 0 })
                .OrderBy(entry => PlaceOf(entry.Key, data.Model?.GetType()), StringComparer.Ordinal)
                .Select(entry => (entry.Key, Said(names(entry.Key), entry.Value!))),
        ];
    }

    static string Said(string? name, ModelStateEntry entry) => name is null ? entry.Errors[0].ErrorMessage : ScreenTexts.Words["ErrorOf", name, entry.Errors[0].ErrorMessage];

    /// <summary>Sorts as the fields stand: the place of each part of the name among its type's properties, and the index in a list.</summary>
    static string PlaceOf(string name, Type? type)
    {
        var places = new List<int>();
        foreach (var part in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var property = bracket < 0 ? part : part[..bracket];
            var all = type?.GetProperties().OrderBy(one => one.MetadataToken).ToList() ?? [];
            var at = all.FindIndex(one => one.Name.Equals(property, StringComparison.OrdinalIgnoreCase));
            places.Add(at < 0 ? all.Count : at);
            type = at < 0 ? null : all[at].PropertyType;
            if (bracket < 0)
                continue;
            places.Add(int.TryParse(part[(bracket + 1)..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0);
            type = type is { IsGenericType: true } && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0] : null;
        }
        return string.Concat(places.Select(place => place.ToString("D6", CultureInfo.InvariantCulture)));
    }
}
