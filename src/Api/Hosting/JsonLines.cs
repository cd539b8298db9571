using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Reporting.Api.Hosting;

/// <summary>Writes each log entry as one JSON object on one line: time, level, source, message, then the entry's own fields.</summary>
internal sealed class JsonLines(TimeProvider clock)
{
    private const string Template = "{OriginalFormat}";

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? kept;

    /// <summary>Hands on one line, its end included, which is only there during the call.</summary>
    public void Write<TState>(LogLevel level, string source, TState state, Exception? exception, Func<TState, Exception?, string> message, Action<ReadOnlyMemory<byte>> line)
    {
        var (buffer, json) = kept ??= Open();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("time", clock.GetUtcNow());
        json.WriteString("level", NameOf(level));
        json.WriteString("source", source);
        json.WriteString("message", message(state, exception));
        WriteFields(json, state);
        if (exception is not null)
        {
            json.WriteString("exception", IsOfDriver(source) ? exception.Message : exception.ToString());
        }

        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        line(buffer.WrittenMemory);
    }

    /// <summary>What the database's driver says is about the server and the network: where in the driver it happened is of no use.</summary>
    private static bool IsOfDriver(string source) => source.StartsWith("Npgsql", StringComparison.Ordinal);

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Open()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer));
    }

    private static void WriteFields<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is IJsonFields own)
        {
            own.WriteTo(json);
            return;
        }

        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (value is not null && !string.Equals(name, Template, StringComparison.Ordinal))
            {
                Write(json, name, value);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int or long:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, value.ToString());
                break;
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Information => nameof(LogLevel.Information),
        LogLevel.Warning => nameof(LogLevel.Warning),
        LogLevel.Error => nameof(LogLevel.Error),
        _ => level.ToString(),
    };
}

/// <summary>A log entry that writes its own fields, where entries are many.</summary>
internal interface IJsonFields
{
    void WriteTo(Utf8JsonWriter json);
}
