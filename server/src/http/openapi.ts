// The description of the API for other programs, made from the route table.
import { problemSchema } from '@plenary/shared/api/problem'
import { routeList } from '@plenary/shared/api/routes'
import * as z from 'zod'
import { sessionCookieName } from '../auth/auth-options.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1. */
export function openApiDocument(origin: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routeList) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Plenary', version: '1', description: 'Sign in at POST /api/auth/sign-in/email.' },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Problem: toJson(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(origin) } },
    },
  }
}

const FILE: Json = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
}

function operation({
  name,
  summary,
  access,
  params,
  query,
  body,
  reply,
  media = 'application/json',
  upload,
}: (typeof routeList)[number]): Json {
  const hasBody = !(body instanceof z.ZodUndefined)
  const hasReply = !(reply instanceof z.ZodUndefined)
  return {
    operationId: name,
    summary,
    ...(access === 'anybody' ? {} : { security: [{ session: [] }] }),
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(upload === undefined ? {} : { requestBody: FILE }),
    ...(hasBody
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: toJson(body, 'input') } } },
        }
      : {}),
    responses: {
      ...(hasReply
        ? {
            200: {
              description: 'Done',
              content: {
                [media === 'file' ? 'application/octet-stream' : media]: { schema: toJson(reply, 'output') },
              },
            },
          }
        : { 204: { description: 'Done' } }),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = toJson(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }))
}

function toJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return json
}
