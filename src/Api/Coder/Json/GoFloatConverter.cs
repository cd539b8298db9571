using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Api.Coder.Json;

/// <summary>Numbers as Go writes a float64: the shortest digits that read back the same, an exponent only below 1e-6 and from 1e21 on.</summary>
internal sealed class GoFloatConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteRawValue(Format(value), skipInputValidation: true);

    public static string Format(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
        {
            return shortest;
        }

        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Math.Abs(value) is >= 1e-6 and < 1e21
            ? Expand(shortest[..mark], exponent)
            : string.Create(CultureInfo.InvariantCulture, $"{shortest[..mark]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    private static string Expand(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : string.Empty;
        var digits = mantissa.TrimStart('-').Replace(".", string.Empty, StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : sign + digits.PadRight(exponent + 1, '0');
    }
}
