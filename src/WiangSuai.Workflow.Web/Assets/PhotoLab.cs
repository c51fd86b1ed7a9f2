using SkiaSharp;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What a file became.</summary>
public abstract record DevelopedPhoto
{
    DevelopedPhoto() { }

    /// <param name="Width">Of the large one.</param>
    public sealed record Developed(byte[] Small, byte[] Large, int Width, int Height) : DevelopedPhoto;

    public sealed record Refused(PhotoProblem Problem) : DevelopedPhoto;
}

public enum PhotoProblem
{
    /// <summary>No JPEG, PNG or WebP.</summary>
    NotAPhoto,

    /// <summary>HEIC, as some telephones keep photographs; they send JPEG when asked to.</summary>
    Heic,

    /// <summary>More bytes than <see cref="PhotoLab.MostBytes"/>.</summary>
    TooManyBytes,

    /// <summary>More pixels than <see cref="PhotoLab.MostPixels"/>.</summary>
    TooManyPixels,

    /// <summary>It ends too early, or cannot be read.</summary>
    Damaged,
}

/// <summary>Makes small photographs from whatever a telephone sends: turned upright, in two sizes, with nothing of the file but its colours: no place, no time, no camera.</summary>
public sealed class PhotoLab : IDisposable
{
    public const int MostBytes = 15 * 1024 * 1024;

    /// <summary>Of the file as sent; told from its head, before anything is unpacked.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>Of what is unpacked into memory, four bytes each: a JPEG is made smaller while it is read, other kinds are not.</summary>
    const int MostUnpacked = 20_000_000;

    public const int SmallSide = 320;
    public const int LargeSide = 1280;

    /// <summary>What a list can afford for each photograph (UX §10).</summary>
    public const int MostSmallBytes = 8 * 1024;

    static readonly int[] SmallQualities = [62, 48, 34, 20, 8];
    const int LargeQuality = 76;

    /// <summary>One at a time: memory is what a crowd of large photographs would use up.</summary>
    readonly SemaphoreSlim turn = new(1, 1);

    public async Task<DevelopedPhoto> Develop(byte[] file, CancellationToken ct)
    {
        if (file.Length > MostBytes)
            return new DevelopedPhoto.Refused(PhotoProblem.TooManyBytes);
        if (file.Length == 0)
            return new DevelopedPhoto.Refused(PhotoProblem.NotAPhoto);
        await turn.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Of(file), ct);
        }
        finally
        {
            turn.Release();
        }
    }

    static DevelopedPhoto Of(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp })
            return new DevelopedPhoto.Refused(IsHeic(file) ? PhotoProblem.Heic : PhotoProblem.NotAPhoto);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            return new DevelopedPhoto.Refused(PhotoProblem.TooManyPixels);

        var scaled = codec.GetScaledDimensions(Math.Min(1f, (float)LargeSide / Math.Min(codec.Info.Width, codec.Info.Height)));
        if ((long)scaled.Width * scaled.Height > MostUnpacked)
            return new DevelopedPhoto.Refused(PhotoProblem.TooManyPixels);
        using var unpacked = new SKBitmap(new SKImageInfo(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(unpacked.Info, unpacked.GetPixels()) is not SKCodecResult.Success)
            return new DevelopedPhoto.Refused(PhotoProblem.Damaged);

        using var upright = Upright(unpacked, codec.EncodedOrigin);
        using var large = Shrunk(upright, LargeSide);
        using var small = Shrunk(upright, SmallSide);
        return new DevelopedPhoto.Developed(SmallWebp(small), Webp(large, LargeQuality), large.Width, large.Height);
    }

    static byte[] SmallWebp(SKImage image)
    {
        byte[] made = [];
        foreach (var quality in SmallQualities)
        {
            made = Webp(image, quality);
            if (made.Length <= MostSmallBytes)
                break;
        }
        return made;
    }

    static byte[] Webp(SKImage image, int quality)
    {
        using var encoded = image.Encode(SKEncodedImageFormat.Webp, quality);
        return encoded.ToArray();
    }

    /// <summary>Painted on white, and without a colour profile: what is left are the colours of sRGB.</summary>
    static SKImage Shrunk(SKImage image, int longest)
    {
        var scale = Math.Min(1f, (float)longest / Math.Max(image.Width, image.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(image.Width * scale)), Math.Max(1, (int)MathF.Round(image.Height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    /// <summary>As the camera was held: the file says so in what is taken out of it.</summary>
    static SKImage Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var (width, height) = (bitmap.Width, bitmap.Height);
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Nearest));
        return surface.Snapshot();
    }

    /// <summary>An ISO media file whose brand is one of HEIF's.</summary>
    static bool IsHeic(byte[] file) =>
        file.Length > 12 && file.AsSpan(4, 4).SequenceEqual("ftyp"u8)
        && (file.AsSpan(8, 3).SequenceEqual("hei"u8) || file.AsSpan(8, 3).SequenceEqual("hev"u8) || file.AsSpan(8, 3).SequenceEqual("mif"u8) || file.AsSpan(8, 3).SequenceEqual("msf"u8));

    public void Dispose() => turn.Dispose();
}
