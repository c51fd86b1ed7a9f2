using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>
/// Style sheet, fonts and scripts, served from memory under a name that carries the hash of the content:
/// a browser asks for each once and never again until it changes.
/// </summary>
/// <remarks>
/// The sections of <c>Styles/</c> become one file, in the order of their numbers, without comments and line breaks; so do the scripts with numbers, each
/// with its own names, which every page takes. The others belong to the pages that name them.
/// </remarks>
public sealed class Bundle
{
    const string Folder = "bundle/", Worker = "line-worker.js", Script = "text/javascript; charset=utf-8";
    readonly FrozenDictionary<string, Item> byName;
    readonly FrozenDictionary<string, Item> byPath;

    /// <summary>Reads the embedded files once, at start.</summary>
    public Bundle()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], name => Read(assembly, name));

        var fonts = files.Where(file => file.Key.EndsWith(".woff2", StringComparison.Ordinal))
            .Select(file => new Item(file.Key, file.Value, "font/woff2", Compress: false)).ToList();
        var sections = files.Where(file => file.Key.EndsWith(".css", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => Encoding.UTF8.GetString(file.Value));
        var sheet = fonts.Aggregate(Minify.Css(string.Concat(sections)), (css, font) => css.Replace($"fonts/{font.Name}", font.Path, StringComparison.Ordinal));
        var scripts = files.Where(file => file.Key.EndsWith(".js", StringComparison.Ordinal) && file.Key != Worker).ToLookup(file => char.IsAsciiDigit(file.Key[0]));
        var everywhere = string.Concat(scripts[true].OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{{\n{Encoding.UTF8.GetString(file.Value)}\n}}\n"));

        List<Item> items = [.. fonts, .. scripts[false].Select(file => new Item(file.Key, file.Value, Script, Compress: true)), new("app.js", Encoding.UTF8.GetBytes(everywhere), Script, Compress: true), new("app.css", Encoding.UTF8.GetBytes(sheet), "text/css; charset=utf-8", Compress: true)];
        var version = Hash(Encoding.UTF8.GetBytes(string.Concat(items.Select(item => item.Path))));
        items.Add(new Item(Worker, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files[Worker]).Replace("VERSION", version, StringComparison.Ordinal)), Script, Compress: true)
        {
            Path = $"/{Worker}",   // a worker answers only for what lies below its own address, and is looked for under one name
            Caching = "no-cache",
        });
        byName = items.ToFrozenDictionary(item => item.Name);
        byPath = items.ToFrozenDictionary(item => item.Path);
    }

    /// <summary>Address of a file: <c>app.css</c>, <c>app.js</c>, <c>sarabun-400.woff2</c>.</summary>
    public string Path(string name) => byName[name].Path;

    /// <summary>Answers if the address is one of ours.</summary>
    internal Task<bool> Serve(HttpContext http) =>
        byPath.TryGetValue(http.Request.Path.Value ?? "", out var item) && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            ? item.Serve(http)
            : Task.FromResult(false);

    static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..10];

    static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    sealed record Item(string Name, byte[] Content, string Type, bool Compress)
    {
        readonly Lazy<byte[]> brotli = new(() => Pack(Content, to => new BrotliStream(to, CompressionLevel.SmallestSize)));
        readonly Lazy<byte[]> gzip = new(() => Pack(Content, to => new GZipStream(to, CompressionLevel.SmallestSize)));

        public string Path { get; init; } = $"/bundle/{System.IO.Path.GetFileNameWithoutExtension(Name)}.{Hash(Content)}{System.IO.Path.GetExtension(Name)}";

        public string Caching { get; init; } = "public, max-age=31536000, immutable";

        public async Task<bool> Serve(HttpContext http)
        {
            var (body, coding) = Choose(http.Request.Headers.AcceptEncoding.ToString());
            http.Response.ContentType = Type;
            http.Response.ContentLength = body.Length;
            http.Response.Headers.CacheControl = Caching;
            if (Compress)
                http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (coding is not null)
                http.Response.Headers.ContentEncoding = coding;
            if (HttpMethods.IsGet(http.Request.Method))
                await http.Response.Body.WriteAsync(body, http.RequestAborted);
            return true;
        }

        (byte[] Body, string? Coding) Choose(string accepted) => (Compress, accepted) switch
        {
            (true, var a) when a.Contains("br", StringComparison.OrdinalIgnoreCase) => (brotli.Value, "br"),
            (true, var a) when a.Contains("gzip", StringComparison.OrdinalIgnoreCase) => (gzip.Value, "gzip"),
            _ => (Content, null),
        };

        static byte[] Pack(byte[] content, Func<Stream, Stream> packer)
        {
            using var packed = new MemoryStream();
            using (var stream = packer(packed))
                stream.Write(content);
            return packed.ToArray();
        }
    }
}
