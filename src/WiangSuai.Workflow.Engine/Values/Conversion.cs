using System.Collections;
using System.ComponentModel;
using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace WiangSuai.Workflow.Engine;

/// <summary>Turns a value into the type that an input or a variable asks for, with the outcomes that Elsa is recorded to have.</summary>
/// <remarks>
/// Text that is no number becomes the type's default without a fault, blank text becomes null, a half rounds to even, a number too large
/// faults. Containers become JSON text where text is asked for.
/// </remarks>
static class Conversion
{
    static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        ReferenceHandler = ReferenceHandler.Preserve,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="ActivityFault">The value has no place in the type.</exception>
    public static object? To(object? value, Type target)
    {
        if (value is null || target.IsInstanceOfType(value)) return value;
        try
        {
            return Convert(value, target);
        }
        catch (Exception e) when (e is OverflowException or FormatException or ArgumentException or InvalidCastException
                                      or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ActivityFault($"{value.GetType().Name} does not fit {target.Name}: {e.Message}", e);
        }
    }

    public static T? To<T>(object? value) => To(value, typeof(T)) is T typed ? typed : default;

    /// <summary>False where <see cref="To(object?, Type)"/> would fault.</summary>
    public static bool TryTo(object? value, Type target, out object? converted)
    {
        try
        {
            converted = To(value, target);
            return true;
        }
        catch (ActivityFault)
        {
            converted = null;
            return false;
        }
    }

    static object? Convert(object value, Type target)
    {
        var wanted = Nullable.GetUnderlyingType(target) ?? target;
        return value switch
        {
            JsonElement element => FromElement(element, target, wanted),
            JsonNode node and not JsonArray => FromNode(node, target, wanted),
            JsonArray array when IsTypedCollection(target) => array.Deserialize(target, Reading),
            string text when !wanted.IsPrimitive => FromText(text, target, wanted),
            IDictionary<string, object?> map when wanted.IsClass || wanted.IsInterface => FromMap(map, wanted),
            IEnumerable<object> list when wanted == typeof(string) => JsonSerializer.Serialize<object>(list, Writing),
            _ => FromOther(value, target, wanted),
        };
    }

    static object? FromElement(JsonElement element, Type target, Type wanted) => element.ValueKind switch
    {
        JsonValueKind.Number when wanted == typeof(string) => element.ToString(),
        JsonValueKind.String when wanted != typeof(string) => To(element.GetString(), wanted),
        _ => element.Deserialize(target, Reading),
    };

    static object? FromNode(JsonNode node, Type target, Type wanted) => node.GetValueKind() switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.False when wanted == typeof(bool) => false,
        JsonValueKind.True when wanted == typeof(bool) => true,
        JsonValueKind.Number when IsNumber(wanted) => To(node.ToString(), wanted),
        _ when wanted == typeof(string) => node.ToString(),
        JsonValueKind.Object when wanted == typeof(ExpandoObject) => node.Deserialize<ExpandoObject>(),
        _ => node.Deserialize(target, Reading),
    };

    static object? FromText(string text, Type target, Type wanted)
    {
        if (wanted == typeof(byte[])) return System.Convert.FromBase64String(text);
        return text.AsSpan().TrimStart() is ['{' or '[', ..] ? JsonSerializer.Deserialize(text, wanted, Reading) : FromOther(text, target, wanted);
    }

    static object? FromMap(IDictionary<string, object?> map, Type wanted) =>
        wanted.IsAssignableFrom(typeof(Dictionary<string, object?>)) && wanted != typeof(object)
            ? new Dictionary<string, object?>(map)
            : To(JsonSerializer.Serialize(map, Writing), wanted);

    static object? FromOther(object value, Type target, Type wanted)
    {
        if (wanted.IsInstanceOfType(value)) return value;
        if (Dates.Between(value, wanted) is { } date) return date;

        var toWanted = TypeDescriptor.GetConverter(wanted);
        if (toWanted.CanConvertFrom(value.GetType()) && toWanted.IsValid(value))
            return toWanted.ConvertFrom(null, CultureInfo.InvariantCulture, value);

        var fromSource = TypeDescriptor.GetConverter(value.GetType());
        if (fromSource.CanConvertTo(wanted) && TryConverter(fromSource, value, wanted, out var converted)) return converted;

        return value switch
        {
            string name when wanted.IsEnum => Enum.Parse(wanted, name),
            int or double or long when wanted.IsEnum => Enum.ToObject(wanted, System.Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text when typeof(IEnumerable<string>).IsAssignableFrom(wanted) => new[] { text },
            IEnumerable items when ItemType(wanted) is { } item => FromItems(items, wanted, item),
            _ => Changed(value, target, wanted),
        };
    }

    static bool TryConverter(TypeConverter converter, object value, Type wanted, out object? converted)
    {
        try
        {
            converted = converter.ConvertTo(null, CultureInfo.InvariantCulture, value, wanted);
            return true;
        }
        catch (Exception e) when (e is OverflowException or FormatException or InvalidCastException or NotSupportedException or ArgumentException)
        {
            converted = null;
            return false;
        }
    }

    static object? Changed(object value, Type target, Type wanted)
    {
        try
        {
            return System.Convert.ChangeType(value, wanted, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            if (target.IsInterface) throw;
            return target.IsValueType ? Activator.CreateInstance(target) : null;
        }
    }

    static object FromItems(IEnumerable items, Type wanted, Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var one in items) list.Add(To(one, item));
        if (!wanted.IsArray) return list;

        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    static Type? ItemType(Type wanted)
    {
        if (wanted.IsArray) return wanted.GetElementType();
        if (!wanted.IsGenericType) return null;

        var item = wanted.GenericTypeArguments[0];
        var collection = typeof(ICollection<>).MakeGenericType(item);
        return wanted.IsAssignableFrom(collection) || collection.IsAssignableFrom(wanted) ? item : null;
    }

    static bool IsTypedCollection(Type target) => ItemType(target) is { } item && item != typeof(object);

    static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
